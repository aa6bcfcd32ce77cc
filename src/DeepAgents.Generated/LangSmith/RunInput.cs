namespace DeepAgents.LangSmith;

public partial class RunInput
{
    /// <summary>The input beside a command: the service refuses a request without a message, and the runtime ignores it.</summary>
    internal static RunInput BesideCommand() => new() { Messages = [InputMessage.System("")] };
}
