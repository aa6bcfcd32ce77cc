namespace DeepAgents.Emulator;

/// <summary>Words that ask for something special without a scenario.</summary>
internal static class MagicWords
{
    /// <summary>In the input of a run: it pauses on an interrupt, and goes on to its answer once that is resolved.</summary>
    public const string Interrupt = "[interrupt]";

    /// <summary>In the input of a run or a message: the agent calls a tool.</summary>
    public const string Tool = "[tool]";

    /// <summary>In the input of a run or a message: the agent fails.</summary>
    public const string Error = "[error]";

    /// <summary>In the name of a platform agent: its sandboxes do not come up.</summary>
    public const string FailingAgent = "fail";
}
