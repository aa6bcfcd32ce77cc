namespace DeepAgents.Emulator;

/// <summary>
/// What the emulator does beyond the plain course of things: how long it takes, what agents answer, how authorizations and bring-ups
/// end, which requests fail and how. The same document serves as options, as a JSON file and as the body of the control endpoint
/// <c>PUT /_emulator/scenario</c>; in JSON the members are in snake case, durations are <c>"hh:mm:ss.fff"</c>, and unknown members are
/// refused.
/// </summary>
public sealed class EmulatorScenario
{
    /// <summary>
    /// Where everything that is left to chance begins: probabilities, latencies and, for a scenario that an emulator starts with, its
    /// ids. The same seed and the same requests give the same run. Null takes another one each time.
    /// </summary>
    /// <value>The default is null.</value>
    public int? Seed { get; set; }

    /// <summary>How long each request waits before it is looked at.</summary>
    public LatencyScript Latency { get; set; } = new();

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

    /// <summary>How pending authorization sessions end.</summary>
    public AuthorizationScript Authorization { get; set; } = new();

    /// <summary>
    /// How runs and messages are answered; the first one that fits counts. After them come the built-in ones: <c>[approval]</c> in an
    /// input asks a person about a call of <c>delete_file</c>, <c>[interrupt]</c> asks a question of its own form, <c>[tool]</c> calls a
    /// tool, <c>[error]</c> fails, and every other input gets an echo.
    /// </summary>
    /// <value>The default is empty.</value>
    public IList<AnswerScript> Answers { get; } = [];

    /// <summary>How the sandbox sessions of platform agents come up; the first one that fits counts, and after them a cold start.</summary>
    /// <value>The default is empty.</value>
    public IList<SessionScript> Sessions { get; } = [];

    /// <summary>Which requests fail, and how; of several that fit a request, the first counts.</summary>
    /// <value>The default is empty.</value>
    public IList<FaultRule> Faults { get; } = [];

    /// <summary>How long the stream of a run stays silent before a comment tells that it is alive.</summary>
    /// <value>The default is 5 seconds.</value>
    public TimeSpan HeartbeatInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Whether the stream of a run names, in <c>Location</c>, where it can be resumed.</summary>
    /// <value>The default is true.</value>
    public bool ResumableStreams { get; set; } = true;

    /// <summary>Reads a scenario from its JSON.</summary>
    /// <param name="json">A JSON object; comments and trailing commas are allowed.</param>
    /// <returns>The scenario.</returns>
    /// <exception cref="FormatException">The text is no valid scenario; the message says where and why.</exception>
    public static EmulatorScenario Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return ScenarioJson.Parse(json);
    }

    /// <summary>Reads a scenario from a file.</summary>
    /// <param name="path">The path of a JSON file.</param>
    /// <returns>The scenario.</returns>
    /// <exception cref="FormatException">The file holds no valid scenario; the message says where and why.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static EmulatorScenario Load(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return ScenarioJson.Parse(File.ReadAllText(path));
    }

    /// <summary>Writes the scenario as the JSON that <see cref="Parse"/> reads.</summary>
    /// <returns>An indented JSON object.</returns>
    public string ToJson() => ScenarioJson.Write(this);
}
