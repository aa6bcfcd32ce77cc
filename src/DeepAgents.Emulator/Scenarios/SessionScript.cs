namespace DeepAgents.Emulator;

/// <summary>How the sandbox session of a platform agent lives.</summary>
public sealed class SessionScript
{
    /// <summary>A text that the name of the session's agent must hold, whatever its case; null fits every agent.</summary>
    /// <value>The default is null.</value>
    public string? WhenAgentNameContains { get; set; }

    /// <summary>How many sessions come up this way before the next that fits takes over; null for all. A restart counts again.</summary>
    /// <value>The default is null.</value>
    public int? Times { get; set; }

    /// <summary>The way that the sandbox comes up.</summary>
    /// <value>The default is <see cref="BringUpKind.Cold"/>.</value>
    public BringUpKind BringUp { get; set; }

    /// <summary>
    /// How long it takes from <c>creating</c> to <c>ready</c> or <c>failed</c>; the phases are spread evenly over it. Null for 1.5
    /// seconds, and 0.3 seconds for a warm start.
    /// </summary>
    /// <value>The default is null.</value>
    public TimeSpan? Duration { get; set; }

    /// <summary>The reason of a failing bring-up; null for what a harness that does not come up leaves behind.</summary>
    /// <value>The default is null.</value>
    public string? FailureReason { get; set; }

    /// <summary>
    /// A phase that a late report of the harness leaves on the session after it became ready, for example <c>installing_deps</c>;
    /// null for none.
    /// </summary>
    /// <value>The default is null.</value>
    public string? StalePhase { get; set; }

    /// <summary>
    /// How long after its end a session that is <c>failed</c> or <c>dead</c>, even by its user's own wish, is restarted by the
    /// platform; null for never.
    /// </summary>
    /// <value>The default is null.</value>
    public TimeSpan? ReviveAfter { get; set; }

    /// <summary>The harness token, a secret, that every session then carries as <c>tty_token</c>; null for none.</summary>
    /// <value>The default is null.</value>
    public string? TtyToken { get; set; }
}
