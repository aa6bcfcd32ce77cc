namespace DeepAgents.LangSmith;

public partial class StreamRunRequest : INamesAgent, IChecksBeforeSending
{
    /// <summary>A run that gives an agent one or more messages.</summary>
    /// <param name="agentId">The id of the agent.</param>
    /// <param name="messages">The messages, at least one.</param>
    public static StreamRunRequest Create(string agentId, params InputMessage[] messages) =>
        new() { AgentId = agentId, Input = new RunInput { Messages = messages } };

    /// <summary>A run that asks an agent something.</summary>
    /// <param name="agentId">The id of the agent.</param>
    /// <param name="text">What to ask.</param>
    public static StreamRunRequest Create(string agentId, string text) => Create(agentId, InputMessage.User(text));

    /// <summary>
    /// A run that resumes a paused one with the decisions of a person. <see cref="RunsClient.ResumeAndWaitAsync(RunOutcome, IEnumerable{Decision}, RunWaitOptions?, CancellationToken)"/>
    /// also checks that the interrupts still wait; use this method to set more members of the request.
    /// </summary>
    /// <param name="agentId">The id of the agent of the paused run.</param>
    /// <param name="interrupts">All interrupts that wait on the thread.</param>
    /// <param name="decisions">One decision for each action request, and one answer for each interrupt of another form, in any order.</param>
    /// <exception cref="ArgumentException">A decision is missing, doubled, not allowed, or about something else.</exception>
    public static StreamRunRequest Resume(string agentId, IEnumerable<RunInterrupt> interrupts, IEnumerable<Decision> decisions) =>
        new() { AgentId = agentId, Command = new RunCommand { Resume = new ResumeAnswers(interrupts, decisions).ToJson(isKeyed: false) } };

    JsonModel IChecksBeforeSending.ToSend()
    {
        if (Input is not null || Command is null)
        {
            return Input is null ? throw new ArgumentException("A run needs an Input or a Command.") : this;
        }

        var copy = Copy();
        copy.Input = RunInput.BesideCommand();
        return copy;
    }

    /// <summary>The same request with messages among its stream modes; this one stays as it is.</summary>
    internal StreamRunRequest WithMessages()
    {
        var modes = StreamMode ?? [];
        if (modes.Contains(RunStreamMode.MessagesTuple))
        {
            return this;
        }

        var copy = Copy();
        copy.StreamMode = [.. modes, RunStreamMode.MessagesTuple];
        return copy;
    }

    /// <summary>The same settings for a run that resumes this one.</summary>
    internal StreamRunRequest WithCommand(RunCommand command)
    {
        var copy = Copy();
        (copy.Input, copy.Command) = (null, command);
        return copy;
    }

    private StreamRunRequest Copy() => (StreamRunRequest)MemberwiseClone();
}
