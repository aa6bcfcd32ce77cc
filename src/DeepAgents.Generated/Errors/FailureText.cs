using System.Globalization;

namespace DeepAgents;

/// <summary>Writes the messages of exceptions: one line, at most 1000 characters, never the raw body.</summary>
internal static class FailureText
{
    internal const int MaxLength = 1000;
    private const int MaxPartLength = 100;
    private const int MaxAddressLength = 200;

    internal static string Describe(ApiFailure failure)
    {
        string code = failure.Error is StructuredError { Code: { Length: > 0 } text } ? $" ({Part(text)})" : "";
        bool mayBeWrongAddress = failure.Address.Length > 0 && failure.Status is 404 or (>= 300 and <= 399);
        string place = mayBeWrongAddress ? $" at {SafeText.Display(failure.Address, MaxAddressLength)}" : "";
        string what = $"{Subject(failure.Operation)} failed with {Number(failure.Status)}{code}{place}";
        string? said = failure.Error is EmptyError && Redirect(failure) is not null ? null : failure.Error.Message;
        return Compose(what, Explanation.Join([Redirect(failure), said], ": ") ?? "", failure.RequestId);
    }

    private static string? Redirect(ApiFailure failure)
    {
        if (failure.Status is < 300 or > 399 || !failure.Headers.TryGetValue("Location", out IReadOnlyList<string>? locations))
        {
            return null;
        }

        string location = locations.Count > 0 ? locations[0] : "";
        bool isKnown = Uri.TryCreate(failure.Address, UriKind.Absolute, out Uri? asked) ? Uri.TryCreate(asked, location, out Uri? target)
            : Uri.TryCreate(location, UriKind.Absolute, out target);

        // The query, the fragment and the user of an address may be secrets, such as the token of a sign-in.
        string where = isKnown && target!.Scheme is "http" or "https"
            ? SafeText.Display($"{target!.Scheme}://{target.Authority}{target.AbsolutePath}", MaxAddressLength)
            : "an address that is not HTTP";
        return $"redirects are not followed, and this one leads to {where}. Check the endpoint.";
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
