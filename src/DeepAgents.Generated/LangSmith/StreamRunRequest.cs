namespace DeepAgents.LangSmith;

public partial class StreamRunRequest
{
    /// <summary>A run that gives an agent one or more messages.</summary>
    /// <param name="agentId">The id of the agent.</param>
    /// <param name="messages">The messages, at least one.</param>
    public static StreamRunRequest Create(string agentId, params RunMessage[] messages) =>
        new() { AgentId = agentId, Input = new RunInput { Messages = messages } };

    /// <summary>A run that asks an agent something.</summary>
    /// <param name="agentId">The id of the agent.</param>
    /// <param name="text">What to ask.</param>
    public static StreamRunRequest Create(string agentId, string text) => Create(agentId, RunMessage.User(text));

    /// <summary>The same request with other stream modes; this one stays as it is.</summary>
    internal StreamRunRequest With(params RunStreamMode[] modes)
    {
        var copy = (StreamRunRequest)MemberwiseClone();
        copy.StreamMode = modes;
        return copy;
    }
}
