namespace DeepAgents;

/// <summary>What a state means to the one who waits for it.</summary>
public enum PollVerdict
{
    /// <summary>Neither a success nor the end: ask again. Also the verdict for a status that is absent or not known.</summary>
    Pending,

    /// <summary>What was waited for has come about; the wait ends and returns the state.</summary>
    Succeeded,

    /// <summary>The state is final and not what was waited for; the wait ends with a <see cref="TerminalStateException"/>.</summary>
    Failed,
}
