namespace DeepAgents.LangSmith;

/// <summary>The decisions for a paused run on their way to the thread, where they are checked against what still waits.</summary>
internal sealed class Resumption
{
    private readonly StreamRunRequest _settings;
    private readonly ResumeAnswers _answers;

    public Resumption(string agentId, IEnumerable<RunInterrupt> interrupts, IEnumerable<Decision> decisions, CallSecrets secrets)
        : this(
            new StreamRunRequest { AgentId = agentId ?? throw new ArgumentNullException(nameof(agentId)) },
            new ResumeAnswers(interrupts, decisions, secrets),
            secrets)
    {
    }

    private Resumption(StreamRunRequest settings, ResumeAnswers answers, CallSecrets secrets) =>
        (_settings, _answers, Secrets) = (settings, answers, secrets);

    /// <summary>What must not be in a message about the operation.</summary>
    public CallSecrets Secrets { get; }

    public static Resumption Of(RunOutcome outcome, IEnumerable<Decision> decisions, CallSecrets secrets)
    {
        _ = outcome ?? throw new ArgumentNullException(nameof(outcome));
        if (outcome.Status != RunOutcomeStatus.Waiting)
        {
            throw new InvalidOperationException($"The run cannot be resumed: it does not wait, its status is {outcome.Status}.");
        }

        var settings = outcome.Request as StreamRunRequest ?? new StreamRunRequest { AgentId = outcome.AgentId };
        return new Resumption(settings, new ResumeAnswers(outcome.Interrupts, decisions, secrets), secrets);
    }

    /// <summary>The request of the run that resumes, for a thread that still waits.</summary>
    /// <param name="thread">The thread as it is now.</param>
    /// <exception cref="InvalidOperationException">The thread does not wait, or for something else.</exception>
    public StreamRunRequest ToRequest(AgentThreadState thread)
    {
        if (thread.Status != ThreadStatus.Interrupted)
        {
            throw new InvalidOperationException(
                $"The run cannot be resumed: the thread no longer waits, its status is {StateName.Of(thread.Status)}.");
        }

        var waiting = thread.PendingInterrupts;
        var answered = _answers.Interrupts.ToList();

        // Of several interrupts in subgraphs a thread may name only one, so one that is named has to do. What is not waiting any more
        // is answered by its id, and the runtime ignores it.
        if (answered.Count > 0 ? !answered.Exists(IsWaiting) : waiting.Count > 0)
        {
            var scrubber = Secrets.Scrubber;
            var expected = answered.Count > 0 ? string.Join("; ", answered.Select(interrupt => interrupt.Describe(scrubber))) : "nothing";
            throw new InvalidOperationException($"The run cannot be resumed: the thread waits for something else than {expected}.");
        }

        var isOnlyOne = answered.Count == 1 && waiting.Count == 1;
        return _settings.WithCommand(new RunCommand { Resume = _answers.ToJson(isKeyed: !isOnlyOne) });

        bool IsWaiting(RunInterrupt interrupt) => waiting.Any(interrupt.Is);
    }
}
