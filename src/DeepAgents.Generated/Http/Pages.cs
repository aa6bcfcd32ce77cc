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
                throw new DeepAgentsException($"The service gave the cursor '{SafeText.Escape(cursor, 50)}' a second time, so its pages would never end.");
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
                yield return item;
            }
        }
    }
}
