namespace DeepAgents.Emulator.LangSmith.Runs;

/// <summary>
/// Words in the last message of a run's input that change how the run ends. Without one of them it answers with an echo.
/// </summary>
internal static class MagicRunWords
{
    /// <summary>The run pauses on an interrupt, and the thread is <c>interrupted</c> until the interrupt is resolved; then the run goes on to its answer.</summary>
    public const string Interrupt = "[interrupt]";

    /// <summary>The run fails: the stream holds an <c>error</c> event, and the thread is in <c>error</c>.</summary>
    public const string Error = "[error]";
}
