using System.Globalization;

namespace DeepAgents;

/// <summary>Writes the messages of exceptions: one line, at most 500 characters, never the raw body.</summary>
internal static class FailureText
{
    internal const int MaxLength = 500;
    private const int MaxPartLength = 100;

    internal static string Describe(ApiFailure failure)
    {
        string code = failure.Error is StructuredError { Code: { Length: > 0 } text } ? $" ({Part(text)})" : "";
        string what = $"{Subject(failure.Operation)} failed with {Number(failure.Status)}{code}";
        return Compose(what, failure.Error.Message, failure.RequestId);
    }

    internal static string DescribeUnreadable(ApiFailure failure, string reason)
    {
        // A page's title tells a captive portal from a broken gateway. No other part of such a body is shown: it may be a
        // resource with secrets in it.
        string page = failure.Error is HtmlError { Title: { } title } ? $" (the page \"{Part(title)}\")" : "";
        string what = $"{Subject(failure.Operation)} answered {Number(failure.Status)} with a body that cannot be used{page}";
        return Compose(what, reason, failure.RequestId);
    }

    internal static string DescribeConnection(string? operation, Exception? cause) =>
        Compose($"{Subject(operation)} got no complete answer", cause?.Message ?? "the connection failed", null);

    internal static string DescribeTimeout(TimeoutKind kind, TimeSpan limit, string? operation)
    {
        string what = kind switch
        {
            TimeoutKind.Connect => "no connection",
            TimeoutKind.Request => "no complete answer to one attempt",
            TimeoutKind.Total => "no success in all attempts together",
            TimeoutKind.Idle => "nothing on the stream",
            _ => "no answer",
        };
        string seconds = limit.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
        return Compose($"{Subject(operation)} timed out", $"{what} within {seconds} s", null);
    }

    private static string Compose(string what, string why, string? requestId)
    {
        string id = string.IsNullOrEmpty(requestId) ? "" : $" [request id {Part(requestId!)}]";
        string head = string.IsNullOrWhiteSpace(why) ? what : what + ": ";

        // The end of the server's text may go, the request id may not.
        return head + SafeText.Display(why, MaxLength - head.Length - id.Length) + id;
    }

    private static string Subject(string? operation) => string.IsNullOrWhiteSpace(operation) ? "The request" : Part(operation!);

    private static string Part(string text) => SafeText.Display(text, MaxPartLength);

    private static string Number(int status) => status.ToString(CultureInfo.InvariantCulture);
}
