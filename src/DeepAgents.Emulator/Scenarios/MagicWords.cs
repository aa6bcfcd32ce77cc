namespace DeepAgents.Emulator;

/// <summary>Words that ask for something special without a scenario.</summary>
internal static class MagicWords
{
    /// <summary>In the input of a run: it asks a question of its own form, and answers once it is resumed with any JSON.</summary>
    public const string Interrupt = "[interrupt]";

    /// <summary>In the input of a run: the agent wants to delete a file and asks a person first, who may decide anything.</summary>
    public const string Approval = "[approval]";

    /// <summary>In the input of a run or a message: the agent calls a tool.</summary>
    public const string Tool = "[tool]";

    /// <summary>In the input of a run or a message: the agent fails.</summary>
    public const string Error = "[error]";

    /// <summary>In the name of a platform agent: its sandboxes do not come up.</summary>
    public const string FailingAgent = "fail";
}
