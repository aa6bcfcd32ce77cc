using DeepAgents.Chaos.Jobs;

namespace DeepAgents.Chaos.Sweeping;

/// <summary>
/// Looks, for each thing that may have been made or not, whether it was: by its name, or in what it belongs to. After that the
/// ledger's counts have to come out to the last one.
/// </summary>
internal sealed class Sweep(Services services, Books books, Audit audit)
{
    private static readonly ParallelOptions Some = new() { MaxDegreeOfParallelism = 16 };

    public async Task RunAsync()
    {
        var doubts = books.Doubts.ToLookup(doubt => doubt.Kind, StringComparer.Ordinal);
        var lists = new SweepLists(services);
        ByName(Kinds.Agents, doubts[Kinds.Agents], await lists.AgentsAsync());
        ByName(Kinds.McpServers, doubts[Kinds.McpServers], await lists.McpServersAsync());
        ByName(Kinds.PlatformAgents, doubts[Kinds.PlatformAgents], await lists.PlatformAgentsAsync());
        await ByParentAsync(Kinds.Threads, doubts[Kinds.Threads], lists.ThreadsOfAsync);
        await ByParentAsync(Kinds.Sessions, doubts[Kinds.Sessions], lists.SessionsOfAsync);
        await ByTextAsync(Kinds.Runs, doubts[Kinds.Runs], lists.QuestionsOfThreadAsync);
        await ByTextAsync(Kinds.Messages, doubts[Kinds.Messages], lists.QuestionsOfSessionAsync);
        await ByCountAsync(Kinds.OAuthProviders, doubts[Kinds.OAuthProviders], lists.ProvidersOfAsync);
        await ByCountAsync(Kinds.AuthSessions, doubts[Kinds.AuthSessions], lists.AuthSessionsOfAsync);
        await Parallel.ForEachAsync(books.Left, Some, async (cleanup, _) => await DeleteAsync(cleanup));
    }

    private static async Task DeleteAsync(Cleanup cleanup)
    {
        try
        {
            await cleanup.DeleteAsync(CancellationToken.None);
        }
        catch (DeepAgentsNotFoundException)
        {
            // A deletion whose answer was lost had taken effect, or what it belongs to is gone.
        }
    }

    private void ByName(string kind, IEnumerable<Making> doubts, IReadOnlyList<(string Id, string Name)> listed)
    {
        foreach (var (id, _) in listed.Where(item => books.IsDeleted(item.Id)))
        {
            audit.StillThere(kind, id);
        }

        var byName = listed.ToLookup(item => item.Name, StringComparer.Ordinal);
        foreach (var doubt in doubts)
        {
            audit.Add(kind, doubt.Name, tried: 1, byName[doubt.Name].Count());
        }
    }

    /// <summary>Things without a name of ours: whatever is there and was not confirmed is what was in doubt.</summary>
    private Task ByParentAsync(string kind, IEnumerable<Making> doubts, Func<string, Task<IReadOnlyList<string>>> idsOf) =>
        Parallel.ForEachAsync(doubts.GroupBy(doubt => doubt.Parent!, StringComparer.Ordinal), Some, async (group, _) =>
        {
            var ids = await idsOf(group.Key);
            audit.Add(kind, $"of {group.Key}", group.Count(), ids.Count(id => !books.IsConfirmed(id)));
        });

    private Task ByTextAsync(string kind, IEnumerable<Making> doubts, Func<string, Task<IReadOnlyList<string>>> textsOf) =>
        Parallel.ForEachAsync(doubts.GroupBy(doubt => doubt.Parent!, StringComparer.Ordinal), Some, async (group, _) =>
        {
            var texts = await textsOf(group.Key);
            foreach (var doubt in group)
            {
                audit.Add(kind, doubt.Name, tried: 1, texts.Count(text => text.StartsWith($"{doubt.Name} ", StringComparison.Ordinal)));
            }
        });

    private Task ByCountAsync(string kind, IEnumerable<Making> doubts, Func<string, Task<int>> countOf) =>
        Parallel.ForEachAsync(doubts, Some, async (doubt, _) => audit.Add(kind, doubt.Name, tried: 1, await countOf(doubt.Parent!)));
}
