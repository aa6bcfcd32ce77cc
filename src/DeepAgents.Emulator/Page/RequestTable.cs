namespace DeepAgents.Emulator.Page;

/// <summary>The last requests to the two services; those of the page itself are not counted.</summary>
internal sealed class RequestTable(LedgerBook ledger)
{
    private static readonly PageTable<LedgerEntry> Table = new(
        "Requests",
        new("Time", entry => Cells.Time(entry.ArrivedAt)),
        new("Method", entry => Cells.Text(entry.Method)),
        new("Path", entry => Markup.Of($"<code>{entry.Path}</code>")),
        new("Status", Status),
        new("ms", entry => entry.Took is { } took ? Cells.Number((long)took.TotalMilliseconds) : Badge.Of("open")),
        new("Fault", entry => entry.Fault is { } fault ? Badge.Fault(fault) : Cells.Text(null)));

    public Markup Render(EmulatorLedger counts) => Table.Render(ledger.Last, counts.Requests.Values.Sum());

    /// <summary>A stream has its status long before its end; a connection that was cut may never get one.</summary>
    private static Markup Status(LedgerEntry entry) =>
        entry.Status is { } status ? Badge.Of(status) : entry.Took is null ? Cells.Text(null) : Badge.Of("no answer");
}
