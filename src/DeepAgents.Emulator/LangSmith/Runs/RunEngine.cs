using DeepAgents.Emulator.Hosting;
using DeepAgents.Emulator.LangSmith.Agents;
using DeepAgents.Emulator.LangSmith.Threads;

namespace DeepAgents.Emulator.LangSmith.Runs;

/// <summary>
/// Starts runs and keeps the state of their threads: busy at once, and idle, interrupted or in error at the end. Whether a client
/// listens, and how long, changes nothing in that.
/// </summary>
internal sealed class RunEngine(
    ThreadStore threads, AgentStore agents, RunStore runs, EmulatorSettings settings, LedgerBook ledger, BackgroundWork background)
{
    public StartedRun Start(string threadId, RunInput input)
    {
        var busy = threads.Update(threadId, thread => agents.Find(thread.AgentId) is null
            ? throw LangSmithError.OrphanedThread()
            : thread with
            {
                Status = ThreadStatus.Busy,
                ActiveRuns = thread.ActiveRuns + 1,
                Interrupts = [],
                Messages = thread.Messages.AddRange(input.Messages),
            }) ?? throw LangSmithError.ThreadNotFound();
        return Play(busy, input, settings.Player.AnswerTo(input.LastText));
    }

    /// <summary>Lets the run that an interrupt holds up go on to its answer.</summary>
    public void Resume(string threadId)
    {
        var busy = threads.Update(threadId, thread => thread.RequiresAttention
            ? thread with { Interrupts = [], Status = ThreadStatus.Busy, ActiveRuns = thread.ActiveRuns + 1 }
            : throw LangSmithError.Conflict("no_pending_interrupt", "The thread is not interrupted: there is nothing to resolve."))
            ?? throw LangSmithError.ThreadNotFound();
        var input = RunInput.Of(busy.Messages);
        var asked = input.LastText.Replace(MagicWords.Interrupt, "", StringComparison.Ordinal).Trim();
        Play(busy, input, new AnswerScript { Text = $"Approved. You said: {asked}" });
    }

    private StartedRun Play(ThreadRecord thread, RunInput input, AnswerScript script)
    {
        var run = new StartedRun(settings.Ids.Uuid(), thread.Id, thread.AgentId, input, settings.Clock.GetUtcNow());
        runs.Add(run);
        ledger.Created("runs");
        var writer = new RunWriter(run);
        writer.Started();
        writer.Values(thread.ToValues);
        var play = new RunPlay(run, writer, script, threads, settings);
        background.Run(async cancellationToken =>
        {
            try
            {
                await play.RunAsync(cancellationToken);
            }
            finally
            {
                run.Log.Complete();
            }
        });
        return run;
    }
}
