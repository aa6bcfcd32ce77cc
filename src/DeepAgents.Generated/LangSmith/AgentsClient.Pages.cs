namespace DeepAgents.LangSmith;

public partial class AgentsClient
{
    /// <summary>
    /// Goes through all agents, page by page, as the enumeration asks for them. <see cref="ListAgentsOptions.PageSize"/> is the size of a page,
    /// <see cref="ListAgentsOptions.Cursor"/> where to begin.
    /// </summary>
    /// <param name="options">Filters, order and page size, as for <see cref="ListAsync"/>.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    /// <returns>The agents, each once.</returns>
    /// <exception cref="DeepAgentsApiException">The service refused a page; what came before was handed out.</exception>
    /// <exception cref="DeepAgentsException">The service gave a cursor a second time.</exception>
    public virtual IAsyncEnumerable<AgentSummary> ListAllAsync(ListAgentsOptions? options = null, CancellationToken cancellationToken = default) =>
        Pages.ItemsAsync(ListPagesAsync(options, cancellationToken), static page => page.Items, cancellationToken);

    /// <summary>Goes through the pages themselves, to keep a cursor and go on from it later.</summary>
    /// <param name="options">Filters, order and page size, as for <see cref="ListAsync"/>.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    /// <returns>The pages; <see cref="AgentPage.NextCursor"/> of each leads to the one after it.</returns>
    /// <exception cref="DeepAgentsApiException">The service refused a page; what came before was handed out.</exception>
    /// <exception cref="DeepAgentsException">The service gave a cursor a second time.</exception>
    public virtual IAsyncEnumerable<AgentPage> ListPagesAsync(ListAgentsOptions? options = null, CancellationToken cancellationToken = default)
    {
        var start = RequestOptions.Within(NewSecrets(), options);
        return Pages.ByCursorAsync(
            start.Cursor,
            (cursor, token) => ListAsync(start.Copy<ListAgentsOptions>(o => o.Cursor = cursor), token),
            static page => page.NextCursor,
            cancellationToken);
    }
}
