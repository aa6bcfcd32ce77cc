namespace DeepAgents.Emulator.Runs;

/// <summary>The states of a thread on the wire.</summary>
internal static class ThreadStatus
{
    public const string Idle = "idle";

    public const string Busy = "busy";

    public const string Interrupted = "interrupted";

    public const string Error = "error";
}
