using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace DeepAgents.Tests.Errors;

/// <summary>What holds for any body at all.</summary>
public class ApiErrorClassifierProperties
{
    private const string Secret = "s3cret-key";

    private static readonly string[] ContentTypes =
        ["application/json", "text/html", "text/plain; charset=utf-16", "application/json; charset=latin1", "text/plain; charset=utf-32", "\u0001;charset=\"", ""];

    // Random bytes are hardly ever JSON or HTML, so most bodies are made of their pieces.
    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", ":", ",", "\"", "\"error\":", "\"detail\":", "\"code\":", "\"status\":", "\"message\":", "\"path\":", "null", "1e999", "-1", "NaN",
        "true", "\\u0000", "\\ud800", "\\", "\n", "\0", "\u0085", "\u202E", "\uFEFF", "<html>", "<title>", "</title>", "<!--", "<script>", "&#10;", "&", "%73",
        " ", "x", Secret, "s3\\u0063ret-key", "s3%63ret-key", "s3&#99;ret-key", "'", "/*", "\uFFFD", "ä", "\"token\":\"", "{\"error\":{\"error\":\"a\"}}",
    ];

    private static Arbitrary<byte[]> AnyBody()
    {
        Gen<byte[]> bytes = ArbMap.Default.GeneratorFor<byte[]>();
        Gen<byte[]> pieces = Gen.Elements(Pieces).ListOf().SelectMany(
            parts => Gen.Elements(Encoding.UTF8, Encoding.Unicode, Encoding.Latin1).Select(encoding => encoding.GetBytes(string.Concat(parts))));
        Gen<byte[]> framed = Gen.Elements(Pieces).ListOf().Select(parts => Encoding.UTF8.GetBytes($$"""{"error":"{{string.Concat(parts).Replace("\"", "\\\"")}}"}"""));
        return Gen.Frequency((1, bytes), (3, pieces), (2, framed)).ToArbitrary();
    }

    [FsCheck.NUnit.Property(MaxTest = 1000)]
    public Property Classifying_never_throws_and_its_texts_are_safe_lines() =>
        Prop.ForAll(AnyBody(), Gen.Elements(ContentTypes).ToArbitrary(), ArbMap.Default.ArbFor<bool>(), (body, contentType, truncated) =>
        {
            ApiError error = ApiErrorClassifier.Classify(body, body.Length, contentType, truncated);
            return Bodies.IsOneSafeLine(error.Message + error) && error.Message.Length <= 1000;
        });

    [FsCheck.NUnit.Property(MaxTest = 1000)]
    public Property No_secret_is_left_in_what_a_failure_shows() =>
        Prop.ForAll(AnyBody(), Gen.Elements(ContentTypes).ToArbitrary(), Gen.Choose(400, 599).ToArbitrary(), (body, contentType, status) =>
        {
            using var response = new HttpResponseMessage((System.Net.HttpStatusCode)status) { Content = new ByteArrayContent([]) };
            response.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
            ApiFailure failure = ApiFailureReader.Read(
                response, new CapturedBody(body, body.Length), "Agents.Get", "https://api.example.com/" + Secret, ErrorKnowledge.Default, new SecretScrubber([Secret]), TimeProvider.System);
            DeepAgentsApiException exception = ApiExceptionFactory.Create(failure);

            bool isSafe = Bodies.IsOneSafeLine(exception.Message) && exception.Message.Length <= FailureText.MaxLength;
            return isSafe && !(failure.RawBody + failure.Address + failure.Error.Message + failure.Error + exception).Contains(Secret, StringComparison.Ordinal);
        });
}
