namespace DeepAgents.LangSmith;

public partial class InputMessage
{
    /// <summary>A message of the person or program that talks to the agent.</summary>
    /// <param name="content">The text.</param>
    public static InputMessage User(string content) => new() { Role = MessageRole.User, Content = content };

    /// <summary>A message that tells the agent how to behave.</summary>
    /// <param name="content">The text.</param>
    public static InputMessage System(string content) => new() { Role = MessageRole.System, Content = content };

    /// <summary>A message that stands for something the agent said.</summary>
    /// <param name="content">The text.</param>
    public static InputMessage Assistant(string content) => new() { Role = MessageRole.Assistant, Content = content };
}
