namespace DeepAgents.Emulator.LiteLLM.Sessions;

/// <summary>The phases of one bring-up, in the order that a poller of the platform sees, and how it ends.</summary>
internal sealed record BringUpPlan(IReadOnlyList<string> Phases, string? FailureReason, TimeSpan Duration)
{
    private const string PodPhase = "pod_pending";
    private const string FailurePhase = "waiting_harness";
    private static readonly TimeSpan ColdDuration = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan WarmDuration = TimeSpan.FromSeconds(0.3);

    /// <summary>The repository is cloned twice, once by the harness and once by the platform.</summary>
    private static readonly string[] Cold =
    [
        "creating_sandbox", PodPhase, "pod_running", FailurePhase, "cloning_repo", "installing_deps", "harness_listening",
        "harness_ready", "cloning_repo",
    ];

    private static readonly string[] Warm = ["harness_ready", "cloning_repo"];

    private static readonly string[] Local = [FailurePhase, "harness_ready", "cloning_repo"];

    /// <summary>Each phase takes as long as the others, and so does what comes before the first.</summary>
    public TimeSpan Step => Duration / (Phases.Count + 1);

    public static BringUpPlan Of(SessionScript script) => script.BringUp switch
    {
        BringUpKind.Warm => new BringUpPlan(Warm, null, script.Duration ?? WarmDuration),
        BringUpKind.Local => new BringUpPlan(Local, null, script.Duration ?? ColdDuration),
        BringUpKind.Failing => new BringUpPlan(
            [.. Cold.TakeWhile(phase => phase != FailurePhase), FailurePhase],
            script.FailureReason ?? "harness session create failed: 500 the harness of this agent does not come up",
            script.Duration ?? ColdDuration),
        _ => new BringUpPlan(Cold, null, script.Duration ?? ColdDuration),
    };

    /// <summary>Whether the sandbox gets its name in this phase.</summary>
    public static bool NamesSandbox(string phase) => phase == PodPhase;
}
