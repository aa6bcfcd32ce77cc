using Newtonsoft.Json;

namespace DeepAgents;

/// <summary>
/// The status says success, but the body is not what the contract says: a captive portal's HTML, JSON that broke off, a member
/// of the wrong type. The request may well have been carried out.
/// </summary>
public class DeepAgentsResponseException : DeepAgentsApiException
{
    /// <summary>Creates an exception from the description of an answer that cannot be read.</summary>
    /// <param name="failure">What was answered.</param>
    /// <param name="reason">What is wrong with the body, in words that do not quote it.</param>
    /// <param name="innerException">
    /// The exception that reading the body ended in, if any. A parser's exception quotes what it could not read, so such a one is
    /// replaced by one that has only the place.
    /// </param>
    public DeepAgentsResponseException(ApiFailure failure, string reason, Exception? innerException = null)
        : base(
            failure ?? throw new ArgumentNullException(nameof(failure)),
            FailureText.DescribeUnreadable(failure, reason ?? throw new ArgumentNullException(nameof(reason))),
            WithoutQuotes(innerException))
    {
        Reason = SafeText.Display(reason, ApiError.MaxMessageLength);
    }

    /// <summary>What is wrong with the body, on one line.</summary>
    public string Reason { get; }

    private static Exception? WithoutQuotes(Exception? exception) => exception switch
    {
        JsonReaderException json => At(json.Path, json.LineNumber, json.LinePosition),
        JsonSerializationException json => At(json.Path, json.LineNumber, json.LinePosition),
        JsonException or FormatException => new JsonReaderException("The body could not be read."),
        _ => exception,
    };

    private static JsonReaderException At(string? path, int line, int position)
    {
        string safePath = SafeText.Display(path ?? "", 200);
        string message = $"The body could not be read at '{safePath}', line {line}, position {position}.";
        return new JsonReaderException(message, safePath, line, position, null);
    }
}
