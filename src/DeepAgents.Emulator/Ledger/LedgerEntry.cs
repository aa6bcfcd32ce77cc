namespace DeepAgents.Emulator;

/// <summary>One request: when it arrived, and, as soon as that is known, what became of it.</summary>
internal sealed class LedgerEntry(string method, string path, DateTimeOffset arrivedAt)
{
    public string Method { get; } = method;

    /// <summary>Without the query, in which a secret may be.</summary>
    public string Path { get; } = path;

    public DateTimeOffset ArrivedAt { get; } = arrivedAt;

    /// <summary>The status of the answer; null while there is none, and for ever if the connection ended before it.</summary>
    public int? Status { get; set; }

    public TimeSpan? Took { get; set; }

    public string? Fault { get; set; }
}
