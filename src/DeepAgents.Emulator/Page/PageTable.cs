namespace DeepAgents.Emulator.Page;

/// <summary>A table of the newest things of one kind, under a heading with their number.</summary>
internal sealed class PageTable<T>(string title, params Column<T>[] columns)
{
    private const int Newest = 50;

    /// <summary>Nothing where there is nothing to show.</summary>
    public Markup Render(IEnumerable<T> newestFirst, long total)
    {
        var rows = newestFirst.Take(Newest).Select(Row).ToList();
        return rows.Count == 0 ? default : Markup.Of($"""
            <section>
            <h3>{title} <span class="total">{(rows.Count < total ? $"the last {rows.Count} of {total}" : $"{total}")}</span></h3>
            <table>
            <thead><tr>{Markup.Join(columns.Select(column => Markup.Of($"<th scope=\"col\">{column.Title}</th>")))}</tr></thead>
            <tbody>
            {Markup.Join(rows)}</tbody>
            </table>
            </section>

            """);
    }

    /// <summary>Each cell names its column, for narrow windows, in which there is no room for a head.</summary>
    private Markup Row(T item)
    {
        var cells = columns.Select(column => Markup.Of($"<td data-title=\"{column.Title}\"><div>{column.Cell(item)}</div></td>"));
        return Markup.Of($"<tr>{Markup.Join(cells)}</tr>\n");
    }
}
