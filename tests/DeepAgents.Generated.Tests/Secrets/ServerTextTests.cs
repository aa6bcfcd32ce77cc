using System.Text;
using DeepAgents.Tests.Golden;

namespace DeepAgents.Tests.Secrets;

/// <summary>What a server says can be shown on a terminal and written into a log: it is one line and steers nothing.</summary>
[CancelAfter(60_000)]
public sealed class ServerTextTests
{
    private const string Nasty = "a\u001b[31mb\rc\nd\u0007e\u009bf\u202eg\u2028h\u0000i\u0008j\u2066k\u200el";

    [TestCaseSource(typeof(Operation), nameof(Operation.All))]
    public async Task Control_characters_of_a_server_are_escaped(Operation operation, CancellationToken token)
    {
        using var watch = new Observation();
        var answer = "";
        using var server = new RawServer(connection => connection.SendAsync(answer));
        using var client = new Client(operation, server, watch).Root;
        foreach (var status in new[] { "200 a\u001bb", "403 c\u0007", "500 d" })
        {
            foreach (var shape in EchoShape.All)
            {
                var body = shape.Write(Nasty);
                answer = $"HTTP/1.1 {status}\r\nContent-Type: {shape.ContentType}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n" +
                    $"X-Request-Id: a\u001b[31mb\u0007\r\nConnection: close\r\n\r\n{body}";
                await CallAsync(operation, client, token);
            }
        }

        Assert.That(watch.Take().Select(text => text.Split("   at ")[0]).Where(text => !IsClean(text.ReplaceLineEndings(""))), Is.Empty);
    }

    private static async Task CallAsync(Operation operation, RootClient client, CancellationToken token)
    {
        try
        {
            var body = operation.Body is { } parameter ? TellingValues.Plain.Make(parameter.ParameterType, "") : null;
            await operation.CallAsync(client, TellingValues.Plain.Value, body, null, token);
        }
        catch (DeepAgentsException exception)
        {
            Assert.That(IsClean(exception.Message), exception.Message);
            Assert.That(IsClean(exception.ToString().ReplaceLineEndings("")), exception.ToString());
            if (exception is DeepAgentsApiException api)
            {
                Assert.That(IsClean($"{api.Error.Message}{api.Error}{api.RequestId}"), $"{api.Error.Message}{api.Error}{api.RequestId}");
            }
        }
    }

    private static bool IsClean(string text) =>
        !text.Any(c => char.IsControl(c) || c is '\u2028' or '\u2029' or '\u200e' or '\u202e' or '\u2066');
}
