using System.Runtime.CompilerServices;

namespace DeepAgents.LiteLLM;

public partial class PlatformAgentsClient
{
    /// <summary>
    /// Goes through all agents, page by page, as the enumeration asks for them. <see cref="ListPlatformAgentsOptions.Limit"/> is the size of
    /// a page, <see cref="ListPlatformAgentsOptions.Offset"/> where to begin.
    /// </summary>
    /// <param name="options">Search, order and page size, as for <see cref="ListAsync"/>.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    /// <returns>The agents. Those that come or go meanwhile may be missed or met twice: the platform counts, it keeps no place.</returns>
    /// <exception cref="DeepAgentsApiException">The platform refused a page; what came before was handed out.</exception>
    /// <exception cref="DeepAgentsException">The platform does not heed the offset, so the pages would never end.</exception>
    public virtual IAsyncEnumerable<PlatformAgentListItem> ListAllAsync(
        ListPlatformAgentsOptions? options = null, CancellationToken cancellationToken = default) =>
        Pages.ItemsAsync(ListPagesAsync(options, cancellationToken), static page => page.Data, cancellationToken);

    /// <summary>Goes through the pages themselves, to keep an offset and go on from it later.</summary>
    /// <param name="options">Search, order and page size, as for <see cref="ListAsync"/>.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    /// <returns>The pages, each with its offset and the total.</returns>
    /// <exception cref="DeepAgentsApiException">The platform refused a page; what came before was handed out.</exception>
    /// <exception cref="DeepAgentsException">The platform does not heed the offset, so the pages would never end.</exception>
    public virtual async IAsyncEnumerable<PlatformAgentPage> ListPagesAsync(
        ListPlatformAgentsOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var start = RequestOptions.Within(NewSecrets(), options);
        var offset = start.Offset is null or >= 0 ? start.Offset ?? 0 : throw new ArgumentException("The offset is negative.", nameof(options));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (true)
        {
            var asked = offset;
            var page = await ListAsync(start.Copy<ListPlatformAgentsOptions>(o => o.Offset = asked), cancellationToken).ConfigureAwait(false);
            if (page.Offset is { } told && told != asked)
            {
                throw new DeepAgentsException($"The platform was asked for the agents from {asked} on and answered with those from {told} on, so its pages would never end.");
            }

            if (page.Data.FirstOrDefault(static agent => agent is not null)?.Id is { Length: > 0 } first && !seen.Add(first))
            {
                throw new DeepAgentsException(
                    $"The platform was asked for the agents from {asked} on and answered with an earlier page, so its pages would never end.");
            }

            yield return page;
            var count = page.Data.Count;
            offset += count;
            if (count == 0 || offset >= (page.Total ?? int.MaxValue))
            {
                yield break;
            }
        }
    }
}
