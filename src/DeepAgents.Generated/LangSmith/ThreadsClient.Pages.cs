namespace DeepAgents.LangSmith;

public partial class ThreadsClient
{
    /// <summary>
    /// Goes through all threads of an agent, page by page, as the enumeration asks for them. <see cref="ListThreadsOptions.PageSize"/> is the size of a page,
    /// <see cref="ListThreadsOptions.Cursor"/> where to begin.
    /// </summary>
    /// <param name="agentId">The id of the agent.</param>
    /// <param name="options">Filters, order and page size, as for <see cref="ListAsync"/>.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    /// <returns>The threads of an agent, each once.</returns>
    /// <exception cref="DeepAgentsApiException">The service refused a page; what came before was handed out.</exception>
    /// <exception cref="DeepAgentsException">The service gave a cursor a second time.</exception>
    public virtual IAsyncEnumerable<ThreadSummary> ListAllAsync(string agentId, ListThreadsOptions? options = null, CancellationToken cancellationToken = default) =>
        Pages.ItemsAsync(ListPagesAsync(agentId, options, cancellationToken), static page => page.Threads, cancellationToken);

    /// <summary>Goes through the pages themselves, to keep a cursor and go on from it later.</summary>
    /// <param name="agentId">The id of the agent.</param>
    /// <param name="options">Filters, order and page size, as for <see cref="ListAsync"/>.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    /// <returns>The pages; <see cref="ThreadPage.NextCursor"/> of each leads to the one after it.</returns>
    /// <exception cref="DeepAgentsApiException">The service refused a page; what came before was handed out.</exception>
    /// <exception cref="DeepAgentsException">The service gave a cursor a second time.</exception>
    public virtual IAsyncEnumerable<ThreadPage> ListPagesAsync(string agentId, ListThreadsOptions? options = null, CancellationToken cancellationToken = default)
    {
        var start = RequestOptions.Within(NewSecrets(), options);
        return Pages.ByCursorAsync(
            start.Cursor,
            (cursor, token) => ListAsync(agentId, start.Copy<ListThreadsOptions>(o => o.Cursor = cursor), token),
            static page => page.NextCursor,
            cancellationToken);
    }
}
