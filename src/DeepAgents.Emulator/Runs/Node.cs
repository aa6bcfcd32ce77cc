namespace DeepAgents.Emulator.Runs;

/// <summary>The nodes of an agent's graph.</summary>
internal static class Node
{
    /// <summary>Asks the interrupts that an answer brings itself.</summary>
    public const string Ask = "ask";

    public const string Model = "model";

    /// <summary>Asks a person about tool calls, under the name that the runtime's middleware gives its node.</summary>
    public const string Review = "HumanInTheLoopMiddleware.after_model";

    public const string Tools = "tools";

    /// <summary>Nothing is left to do.</summary>
    public const string End = "__end__";
}
