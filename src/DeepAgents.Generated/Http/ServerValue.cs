namespace DeepAgents;

/// <summary>
/// Checks values of a response that the client itself uses for its next request, or hands to a person. One that is missing or unusable is
/// a fault of the response, not of the caller's arguments.
/// </summary>
internal sealed class ServerValue
{
    private readonly string _operation;
    private ResponseInfo? _head;

    /// <param name="operation">The operation whose response holds the values.</param>
    /// <param name="secrets">The secrets of the operation that it is part of.</param>
    public ServerValue(string operation, CallSecrets secrets)
    {
        _operation = operation;
        Options = RequestOptions.Within(secrets, new RequestOptions { OnResponse = head => _head = head });
    }

    /// <summary>The options of the call, which remember the head of its response.</summary>
    public RequestOptions Options { get; }

    /// <summary>An id for a path.</summary>
    public string Id(string? value, string member)
    {
        try
        {
            _ = PathSegment.Escape(Need(value, member), member);
            return value!;
        }
        catch (ArgumentException)
        {
            throw Unusable(member, "is not an id that a path can hold");
        }
    }

    /// <summary>An address that a person opens.</summary>
    public string WebAddress(string? value, string member) =>
        Uri.TryCreate(Need(value, member), UriKind.Absolute, out var address) && address.Scheme is "https" or "http"
            ? value!
            : throw Unusable(member, "is not an HTTP address");

    /// <summary>Any text.</summary>
    public string Need(string? value, string member) => !string.IsNullOrEmpty(value) ? value! : throw Unusable(member, "is missing");

    private DeepAgentsResponseException Unusable(string member, string reason)
    {
        var failure = new ApiFailure
        {
            Operation = _operation,
            Status = _head?.Status ?? 200,
            Headers = _head?.Headers ?? new Dictionary<string, IReadOnlyList<string>>(),
            RequestId = _head?.RequestId,
        };
        return new DeepAgentsResponseException(failure, $"its member '{member}' {reason}, so the call cannot continue");
    }
}
