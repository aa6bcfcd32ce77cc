namespace DeepAgents.Emulator.Page;

/// <summary>The tool calls of runs, without their arguments.</summary>
internal static class ToolCallTable
{
    private static readonly PageTable<LedgerToolCall> Table = new(
        "Tool calls",
        new("Tool", call => Cells.Text(call.Name)),
        new("Thread", call => Cells.Id(call.ThreadId)),
        new("Fate", call => Badge.Of(ScenarioJson.NameOf(call.Fate))));

    public static Markup Render(EmulatorLedger ledger) => Table.Render(ledger.ToolCalls.Reverse(), ledger.ToolCalls.Count);
}
