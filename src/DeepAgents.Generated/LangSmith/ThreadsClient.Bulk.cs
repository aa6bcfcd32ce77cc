namespace DeepAgents.LangSmith;

public partial class ThreadsClient
{
    /// <summary>The most threads that one bulk request may name.</summary>
    public const int MaxBulkSize = 50;

    /// <summary>
    /// Makes the same change to any number of threads, in as many requests as that takes, one after the other. A request that fails ends
    /// it; the requests before it have taken effect.
    /// </summary>
    /// <param name="threadIds">The ids of the threads.</param>
    /// <param name="data">What to change in each.</param>
    /// <param name="options">Settings of each request.</param>
    /// <param name="cancellationToken">Ends it between two requests or in the middle of one.</param>
    /// <returns>A result for each thread, successes and failures, in the order of the requests.</returns>
    /// <exception cref="DeepAgentsApiException">The service refused a request.</exception>
    public virtual async Task<IReadOnlyList<BulkUpdateThreadResult>> BulkUpdateAllAsync(
        IEnumerable<string> threadIds, UpdateThreadRequest data, RequestOptions? options = null, CancellationToken cancellationToken = default)
    {
        var ids = (threadIds ?? throw new ArgumentNullException(nameof(threadIds))).ToList();
        var results = new List<BulkUpdateThreadResult>(ids.Count);
        var call = RequestOptions.Within(NewSecrets(), options);
        for (var start = 0; start < ids.Count; start += MaxBulkSize)
        {
            var request = new BulkUpdateThreadsRequest { ThreadIds = ids.GetRange(start, Math.Min(MaxBulkSize, ids.Count - start)), Data = data };
            var answer = await BulkUpdateAsync(request, call, cancellationToken).ConfigureAwait(false);
            results.AddRange(answer.Results ?? []);
        }

        return results;
    }
}
