namespace DeepAgents.Emulator;

/// <summary>What became of a tool call.</summary>
public enum ToolCallFate
{
    /// <summary>It has not run yet: it waits for a person, or for the other calls of its message.</summary>
    Waiting,

    /// <summary>The tool ran as the model proposed it.</summary>
    Ran,

    /// <summary>The tool ran with the name or the arguments that a person gave it.</summary>
    RanEdited,

    /// <summary>A person refused it, and the tool did not run.</summary>
    Rejected,

    /// <summary>A person gave the result in the place of the tool, which did not run.</summary>
    Answered,

    /// <summary>
    /// It never ran: its run was ended, new input left it open, or a rejection beside it dropped it (camel-case form only).
    /// </summary>
    Ended,

    /// <summary>A person gave it the name of a tool that does not exist, so nothing ran.</summary>
    Failed,
}
