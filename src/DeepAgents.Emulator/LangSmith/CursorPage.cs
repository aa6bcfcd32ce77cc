using System.Text;

namespace DeepAgents.Emulator.LangSmith;

/// <summary>
/// Cursor paging. A cursor holds the sort key of the last item handed out, not a position, so that items created or deleted between
/// two pages neither repeat nor hide others; and it holds its scope, so that it cannot be used with another sorting.
/// </summary>
internal static class CursorPage
{
    /// <param name="items">All items that match, in any order.</param>
    /// <param name="key">The sort key of an item; unique, compared ordinally.</param>
    /// <param name="descending">Whether the greatest key comes first.</param>
    /// <param name="scope">Names the list and its sorting.</param>
    /// <param name="cursor">The cursor of the request, or null for the first page.</param>
    /// <param name="size">The greatest number of items on the page.</param>
    public static (IReadOnlyList<T> Items, string? Next) Take<T>(
        IEnumerable<T> items, Func<T, string> key, bool descending, string scope, string? cursor, int size)
    {
        var direction = descending ? -1 : 1;
        var keyed = items.Select(item => (Key: key(item), Item: item)).ToList();
        keyed.Sort((left, right) => direction * string.CompareOrdinal(left.Key, right.Key));
        if (cursor is not null)
        {
            var after = Decode(cursor, scope);
            keyed.RemoveAll(entry => direction * string.CompareOrdinal(entry.Key, after) <= 0);
        }

        var page = keyed.Take(size).ToList();
        return (page.ConvertAll(entry => entry.Item), keyed.Count > size ? Encode(scope, page[^1].Key) : null);
    }

    private static string Encode(string scope, string key) => Convert.ToHexString(Encoding.UTF8.GetBytes(scope + "\n" + key));

    private static string Decode(string cursor, string scope)
    {
        if (cursor.Length % 2 == 0 && cursor.All(char.IsAsciiHexDigit))
        {
            var text = Encoding.UTF8.GetString(Convert.FromHexString(cursor));
            if (text.StartsWith(scope + "\n", StringComparison.Ordinal))
            {
                return text[(scope.Length + 1)..];
            }
        }

        throw LangSmithError.InvalidQuery("cursor", "the next_cursor of an earlier page of this list in this sorting");
    }
}
