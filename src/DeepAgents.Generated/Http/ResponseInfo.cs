namespace DeepAgents;

/// <summary>The head of an answer: what a caller may want to know of a call besides its result.</summary>
public sealed class ResponseInfo
{
    /// <summary>The operation, for example <c>Agents.Get</c>.</summary>
    public string Operation { get; init; } = string.Empty;

    /// <summary>The HTTP status.</summary>
    public int Status { get; init; }

    /// <summary>The headers, compared without case. Headers that carry secrets are left out.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Headers { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Which try of the call this answers; the first is 1.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>The id that the service gave the request, or <see langword="null"/> where it gave none.</summary>
    public string? RequestId { get; init; }

    /// <summary>How long the service asks to wait before the next request (<c>Retry-After</c>), or <see langword="null"/>.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The operation and the status.</summary>
    public override string ToString() => $"{Operation}: {Status}";
}
