using System.Collections.ObjectModel;

namespace DeepAgents;

/// <summary>
/// A failed answer, described. The client makes one for each <see cref="DeepAgentsApiException"/>; make one yourself to build
/// such an exception in a test. Every member has a default.
/// </summary>
/// <example><code>throw new DeepAgentsNotFoundException(new ApiFailure { Status = 404, Operation = "Agents.Get" });</code></example>
public sealed class ApiFailure
{
    private readonly bool? _isTransient;
    private readonly IReadOnlyDictionary<string, IReadOnlyList<string>> _headers = Copy([]);

    /// <summary>The HTTP status of the answer. Default 0.</summary>
    public int Status { get; init; }

    /// <summary>What the body said. Default an <see cref="EmptyError"/>.</summary>
    public ApiError Error { get; init; } = new EmptyError();

    /// <summary>
    /// The body as text, up to the size that the client reads of a failed answer. The keys of the call are replaced by
    /// <c>***</c>, nothing else is changed: it may hold control characters and must not be logged unseen. Default empty.
    /// </summary>
    public string RawBody { get; init; } = "";

    /// <summary>Whether the body was longer than <see cref="RawBody"/>, or broke off. Default <see langword="false"/>.</summary>
    public bool IsRawBodyTruncated { get; init; }

    /// <summary>
    /// The headers of the answer by name, ignoring case, without those that carry credentials (cookies, keys, tokens). Default none.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Headers
    {
        get => _headers;
        init => _headers = Copy(value);
    }

    /// <summary>The id under which the server or a gateway knows the request, or <see langword="null"/>, the default.</summary>
    public string? RequestId { get; init; }

    /// <summary>The client and method that failed, for example <c>Agents.Get</c>. Default empty.</summary>
    public string Operation { get; init; } = "";

    /// <summary>The address that was asked, without its query. The keys of the call are replaced by <c>***</c>. Default empty.</summary>
    public string Address { get; init; } = "";

    /// <summary>
    /// Whether the same call may well succeed a little later. Default: <see langword="true"/> for the statuses 408, 425, 429,
    /// 502, 503, 504, 520 to 524 and 529, and for any other 5xx with a <see cref="RetryAfter"/>.
    /// </summary>
    public bool IsTransient
    {
        get => _isTransient ?? ErrorKnowledge.Default.IsTransient(Status, Error, RetryAfter);
        init => _isTransient = value;
    }

    /// <summary>How long the server asked to wait (<c>Retry-After</c>), never negative, or <see langword="null"/>, the default.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The permission that a 403 says is missing, for example <c>mcp-servers:create</c>, or <see langword="null"/>, the default.</summary>
    public string? MissingPermission { get; init; }

    private static ReadOnlyDictionary<string, IReadOnlyList<string>> Copy(
        IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> headers)
    {
        var copy = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (KeyValuePair<string, IReadOnlyList<string>> header in headers ?? throw new ArgumentNullException(nameof(headers)))
        {
            IReadOnlyList<string> values = copy.TryGetValue(header.Key, out IReadOnlyList<string>? earlier)
                ? [.. earlier, .. header.Value]
                : [.. header.Value];
            copy[header.Key] = values;
        }

        return new ReadOnlyDictionary<string, IReadOnlyList<string>>(copy);
    }
}
