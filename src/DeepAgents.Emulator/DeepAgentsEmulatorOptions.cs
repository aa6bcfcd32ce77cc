namespace DeepAgents.Emulator;

/// <summary>
/// How a <see cref="DeepAgentsEmulator"/> behaves. The options are read once, when the emulator starts; later changes have no effect.
/// </summary>
public sealed class DeepAgentsEmulatorOptions
{
    /// <summary>The TCP port on 127.0.0.1 to listen on, 0 to 65535; 0 takes a free one.</summary>
    /// <value>The default is 0.</value>
    public int Port { get; set; }

    /// <summary>
    /// How long after its creation a pending authorization session takes <see cref="AuthorizationOutcome"/> by itself.
    /// <see cref="Timeout.InfiniteTimeSpan"/> leaves the decision to the person at the verification URL.
    /// </summary>
    /// <value>The default is 3 seconds.</value>
    public TimeSpan AuthorizationDelay { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>
    /// The status that a pending authorization session takes after <see cref="AuthorizationDelay"/>:
    /// <c>COMPLETED</c>, <c>CONNECTION_REQUIRED</c> or <c>TOKEN_EXPIRED</c>.
    /// </summary>
    /// <value>The default is <c>COMPLETED</c>.</value>
    public string AuthorizationOutcome { get; set; } = "COMPLETED";

    /// <summary>
    /// How long a platform session takes from its creation to <c>ready</c>. The phases of a cold start are spread evenly over it.
    /// Sessions of inline harnesses do not wait.
    /// </summary>
    /// <value>The default is 1.5 seconds.</value>
    public TimeSpan BringUpDuration { get; set; } = TimeSpan.FromSeconds(1.5);

    /// <summary>
    /// Keys that are refused: by the LangSmith side with 403 <c>{"error":"Forbidden"}</c>, by the LiteLLM side with 401.
    /// Every other key that is not empty is accepted.
    /// </summary>
    /// <value>The default is empty.</value>
    public ISet<string> ForbiddenKeys { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>
    /// From an API key to the one permission that it lacks, for example <c>mcp-servers:create</c>. A LangSmith call that needs the
    /// permission answers 403 with the plain text <c>missing permission mcp-servers:create</c>. The permissions are <c>agents</c>,
    /// <c>threads</c> and <c>mcp-servers</c> with <c>:read</c>, <c>:create</c>, <c>:update</c>, <c>:delete</c>; <c>runs:create</c>;
    /// <c>auth-sessions</c> with <c>:read</c>, <c>:create</c>.
    /// </summary>
    /// <value>The default is empty: every key may do everything.</value>
    public IDictionary<string, string> MissingPermissions { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The clock of everything that has a time or takes time: timestamps, long polls, runs, bring-ups.</summary>
    /// <value>The default is <see cref="TimeProvider.System"/>.</value>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;
}
