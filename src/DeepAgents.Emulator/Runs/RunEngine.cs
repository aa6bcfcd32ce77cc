using DeepAgents.Emulator.Hosting;

namespace DeepAgents.Emulator.Runs;

/// <summary>
/// Starts runs and keeps the state of their threads: busy at once, and idle, interrupted or in error at the end. Whether a client
/// listens, and how long, changes nothing in that. The runs of one thread come one after the other.
/// </summary>
internal sealed class RunEngine(
    IConversations threads, RunStore runs, EmulatorSettings settings, LedgerBook ledger, BackgroundWork background)
{
    private readonly Dictionary<string, Task> _last = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lock _lock = new();

    /// <summary>Starts a run on a thread that exists; behind another run of the thread it begins when that one has ended.</summary>
    public StartedRun Start(string threadId, string agentId, RunInput input)
    {
        var run = new StartedRun(settings.Ids.Uuid(), threadId, agentId, input, settings.Clock.GetUtcNow());
        runs.Add(run);
        ledger.Created("runs");
        threads.Update(threadId, state => state with { Status = ThreadStatus.Busy, ActiveRuns = state.ActiveRuns + 1 });
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task before;
        lock (_lock)
        {
            before = _last.GetValueOrDefault(threadId, Task.CompletedTask);
            _last[threadId] = ended.Task;
        }

        var begun = before.IsCompleted ? Begin(run) : null;
        background.Run(async cancellationToken =>
        {
            try
            {
                await before.WaitAsync(cancellationToken);
                await (begun ?? Begin(run))(cancellationToken);
            }
            finally
            {
                run.Log.Complete();
                Forget(threadId, ended.Task);
                ended.SetResult();
            }
        });
        return run;
    }

    /// <summary>Ends the turn that waits on a thread; what it wanted to do is not done. False if nothing waits.</summary>
    public bool EndPaused(string threadId)
    {
        Turn? ended = null;
        threads.Update(threadId, state =>
        {
            ended = state.Status == ThreadStatus.Interrupted ? state.Open : null;
            return ended is null ? state : state with { Open = null, Status = ThreadStatus.Idle };
        });
        ledger.Ended(ended?.OpenCallIds ?? []);
        return ended is not null;
    }

    /// <summary>Takes over what is open on the thread, and returns what is left to do.</summary>
    private Func<CancellationToken, Task> Begin(StartedRun run)
    {
        var (input, writer) = (run.Input, new RunWriter(run));
        Turn? turn = null;
        RunFailure? failure = null;
        var state = threads.Update(run.ThreadId, state =>
        {
            failure = FailureOf(input, state);
            if (failure is not null)
            {
                return state with { ActiveRuns = state.ActiveRuns - 1, Status = state.ActiveRuns > 1 ? state.Status : ThreadStatus.Error };
            }

            turn = TurnOf(input, state);
            return state.With(input.Command?.Messages ?? input.Messages ?? []) with { Open = null };
        });
        writer.Started();
        if (failure is not null)
        {
            run.Status = ThreadStatus.Error;
            writer.Failed(failure, node: null);
            return _ => Task.CompletedTask;
        }

        writer.Values(state);
        var context = new RunContext(run, writer, threads, settings, ledger, turn ?? Turn.Nothing);
        return turn is null ? _ => Task.FromResult(context.Leave(ThreadStatus.Idle)) : new TurnPlay(context).RunAsync;
    }

    private static RunFailure? FailureOf(RunInput input, Conversation state) => input switch
    {
        { Command.IsEmpty: true } => RunFailure.EmptyInput("Received empty Command input"),
        { Command: null, Messages: null } when state.Messages.IsEmpty => RunFailure.EmptyInput("Received no input for __start__"),
        _ => null,
    };

    private Turn? TurnOf(RunInput input, Conversation state)
    {
        if (input is { Command: null, Messages: not null })
        {
            ledger.Ended(state.Open?.OpenCallIds ?? []);
            return Turn.Begin(settings.Player.AnswerTo(input.LastText), input.LastText);
        }

        return state.Open is { } open && input.Command?.Resume is { } answer ? Resumption.Answer(open, answer) : state.Open;
    }

    private void Forget(string threadId, Task run)
    {
        lock (_lock)
        {
            if (_last.GetValueOrDefault(threadId) == run)
            {
                _last.Remove(threadId);
            }
        }
    }
}
