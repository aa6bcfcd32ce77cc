using System.Collections.Concurrent;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using DeepAgents.LangSmith;

namespace WebRelay;

/// <summary>The conversations of all open pages, by ids that cannot be guessed.</summary>
internal sealed class Conversations(
    DeepAgentsClient client, string agentId, ILogger<Conversation> log, CancellationToken stopping) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Conversation> _all = new(StringComparer.Ordinal);

    public string Start()
    {
        var id = Guid.NewGuid().ToString("N");
        _all[id] = new Conversation(client, agentId, log, stopping);
        return id;
    }

    public Conversation? Find(string id) => _all.GetValueOrDefault(id);

    /// <summary>Ends a conversation and deletes its thread; does nothing if it has ended.</summary>
    public async Task EndAsync(string id)
    {
        if (_all.TryRemove(id, out var conversation))
        {
            await conversation.DisposeAsync();
        }
    }

    /// <summary>
    /// The events of a run after one that names its conversation. A browser that leaves before the end, or presses Stop, ends the
    /// conversation: its thread is deleted, because there is no other way to stop the run.
    /// </summary>
    public async IAsyncEnumerable<SseItem<object>> RelayAsync(
        string id, IAsyncEnumerable<SseItem<object>> events, [EnumeratorCancellation] CancellationToken browserLeft)
    {
        var isComplete = false;
        try
        {
            yield return new(id, "conversation");
            await foreach (var item in events)
            {
                yield return item;
            }

            isComplete = !browserLeft.IsCancellationRequested;
        }
        finally
        {
            if (!isComplete)
            {
                await EndAsync(id);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var id in _all.Keys)
        {
            await EndAsync(id);
        }
    }
}
