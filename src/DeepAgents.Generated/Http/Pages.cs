using System.Runtime.CompilerServices;

namespace DeepAgents;

/// <summary>Goes through pages as they are asked for, and notices a server that goes in circles.</summary>
internal static class Pages
{
    public static async IAsyncEnumerable<TPage> ByCursorAsync<TPage>(
        string? first, Func<string?, CancellationToken, Task<TPage>> read, Func<TPage, string?> next, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var cursor = first;
        do
        {
            if (cursor is not null && !seen.Add(cursor))
            {
                // The cursor is not shown: a hostile server may have put the key into it.
                throw new DeepAgentsException("The service returned the same cursor twice, so its pages would never end.");
            }

            var page = await read(cursor, cancellationToken).ConfigureAwait(false);
            yield return page;
            cursor = next(page);
        }
        while (!string.IsNullOrEmpty(cursor));
    }

    public static async IAsyncEnumerable<TItem> ItemsAsync<TPage, TItem>(
        IAsyncEnumerable<TPage> pages, Func<TPage, IEnumerable<TItem>?> items, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var page in pages.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            foreach (var item in items(page) ?? [])
            {
                if (item is not null)
                {
                    yield return item;
                }
            }
        }
    }
}
