using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using DeepAgents;
using DeepAgents.LangSmith;

namespace WebRelay;

/// <summary>
/// The conversation of one page: a thread, and what its last run waits for. A run is relayed as events: <c>text</c> for each piece of the
/// answer, and then <c>done</c>, <c>waiting</c> (for decisions) or <c>failed</c>.
/// </summary>
internal sealed partial class Conversation(DeepAgentsClient client, string agentId, ILogger<Conversation> log, CancellationToken stopping)
    : IAsyncDisposable
{
    private readonly CancellationTokenSource _ended = CancellationTokenSource.CreateLinkedTokenSource(stopping);
    private readonly SemaphoreSlim _turn = new(1, 1);
    private string? _threadId;

    private delegate Task<RunOutcome> Run(string threadId, RunWaitOptions options, CancellationToken cancellationToken);

    /// <summary>What the last run waits for; null if it does not wait.</summary>
    public Pause? Pause { get; private set; }

    /// <summary>Relays a run that answers a message.</summary>
    public IAsyncEnumerable<SseItem<object>> Say(string text, CancellationToken browserLeft)
    {
        var request = StreamRunRequest.Create(agentId, text);
        return RelayAsync((threadId, options, token) => client.Runs.RunAndWaitAsync(threadId, request, options, token), browserLeft);
    }

    /// <summary>Relays a run that resumes the paused one.</summary>
    public IAsyncEnumerable<SseItem<object>> Resume(RunOutcome outcome, IReadOnlyList<Decision> decisions, CancellationToken browserLeft) =>
        RelayAsync((_, options, token) => client.Runs.ResumeAndWaitAsync(outcome, decisions, options, token), browserLeft);

    /// <summary>Ends a run that is relayed, and deletes the thread.</summary>
    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _turn.WaitAsync(CancellationToken.None);
        try
        {
            if (_threadId is not null)
            {
                await client.Threads.DeleteAsync(_threadId, cancellationToken: CancellationToken.None);
            }
        }
        catch (DeepAgentsException failure)
        {
            // The other conversations have to be ended as well.
            LogFailure(log, failure);
        }
        finally
        {
            _ended.Dispose();
            _turn.Dispose();
        }
    }

    private async IAsyncEnumerable<SseItem<object>> RelayAsync(Run run, [EnumeratorCancellation] CancellationToken browserLeft)
    {
        if (!_turn.Wait(0, CancellationToken.None))
        {
            yield return Failed("The agent is still busy with the last message.");
            yield break;
        }

        using var left = CancellationTokenSource.CreateLinkedTokenSource(browserLeft, _ended.Token);
        var events = Channel.CreateUnbounded<SseItem<object>>();
        var work = FollowAsync(run, events.Writer, left.Token);
        try
        {
            await foreach (var item in events.Reader.ReadAllAsync(CancellationToken.None))
            {
                yield return item;
            }
        }
        finally
        {
            await left.CancelAsync();
            await work;
            _turn.Release();
        }
    }

    /// <summary>Writes the events of a run. A failure is an event as well, because the status was sent long ago.</summary>
    private async Task FollowAsync(Run run, ChannelWriter<SseItem<object>> events, CancellationToken cancellationToken)
    {
        var options = new RunWaitOptions { OnText = text => events.TryWrite(new(text, "text")) };
        try
        {
            var outcome = await run(_threadId ??= await CreateThreadAsync(cancellationToken), options, cancellationToken);
            Pause = outcome.Status == RunOutcomeStatus.Waiting ? new Pause(outcome) : null;
            events.TryWrite(outcome.Status switch
            {
                RunOutcomeStatus.Waiting => Waiting(Pause!),
                RunOutcomeStatus.Cancelled => Failed("The run was cancelled."),
                _ => new("", "done"),
            });
        }
        catch (Exception failure) when (failure is DeepAgentsException or ArgumentException or InvalidOperationException)
        {
            // InvalidOperationException: the thread no longer waits. After any other failure to resume, a person can decide again.
            Pause = failure is RunFailedException or InvalidOperationException ? null : Pause;
            LogFailure(log, failure);
            events.TryWrite(Failed(failure.Message));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Nobody is left to tell.
        }
        finally
        {
            events.Complete();
        }
    }

    private static SseItem<object> Waiting(Pause pause) => new(new { PauseId = pause.Id, pause.Items }, "waiting");

    /// <summary>The page learns whether its decisions still count.</summary>
    private SseItem<object> Failed(string message) => new(new { message, IsWaiting = Pause is not null }, "failed");

    private async Task<string> CreateThreadAsync(CancellationToken cancellationToken) =>
        (await client.Threads.CreateAsync(new CreateThreadRequest { AgentId = agentId }, cancellationToken: cancellationToken)).Id!;

    [LoggerMessage(Level = LogLevel.Warning, Message = "A message could not be answered, or a thread could not be deleted.")]
    private static partial void LogFailure(ILogger log, Exception failure);
}
