namespace DeepAgents;

/// <summary>
/// Settings of one call that streams. <see cref="RequestOptions.Timeout"/> is the limit up to the head of the answer; a stream itself has
/// no total limit, only an idle one.
/// </summary>
public class StreamOptions : RequestOptions
{
    /// <summary>How long the stream may be silent. Heartbeats count as a sign of life.</summary>
    /// <value><see langword="null"/> by default: <see cref="TimeoutOptions.StreamIdle"/> of the client counts.</value>
    public TimeSpan? IdleTimeout { get; set; }

    /// <summary>How often a broken stream is resumed, if the run was requested as resumable.</summary>
    internal int MaxResumptions { get; set; } = 3;
}
