using System.Text.Json.Nodes;
using DeepAgents.Emulator.Hosting;

namespace DeepAgents.Emulator.Runs;

/// <summary>What the nodes of one run share: the turn that it carries out, its thread, its events and the time that it takes.</summary>
internal sealed class RunContext(
    StartedRun run, RunWriter writer, IConversations threads, EmulatorSettings settings, LedgerBook ledger, Turn turn)
{
    private static readonly TimeSpan UsualDuration = TimeSpan.FromSeconds(1);

    public Turn Turn { get; set; } = turn;

    public RunWriter Writer => writer;

    public LedgerBook Ledger => ledger;

    public string ThreadId => run.ThreadId;

    public IdSource Ids => settings.Ids;

    /// <summary>How long the answer takes; a part that goes with tool calls takes half of it.</summary>
    public TimeSpan Duration => Turn.Script.Duration ?? UsualDuration;

    public string NewMessageId() => $"run--{Ids.Uuid()}";

    public Interrupt NewInterrupt(JsonNode? value) => new(Ids.Hex(), value?.DeepClone());

    public Task WaitAsync(TimeSpan time, CancellationToken cancellationToken) => Task.Delay(time, settings.Clock, cancellationToken);

    /// <summary>A tool that a person names: one of the answer itself, or of any other answer.</summary>
    public ToolCallScript? FindTool(string name) =>
        Turn.Script.ToolCalls.FirstOrDefault(tool => tool.Name == name) ?? settings.Player.FindTool(name);

    /// <summary>Ends a node: its messages are in the thread before an event tells of them.</summary>
    public void Commit(Turn next, IReadOnlyList<JsonObject> messages, Action writeUpdates)
    {
        Turn = next;
        var state = next.Next == Node.End
            ? Leave(ThreadStatus.Idle, state => state.With(messages))
            : threads.Update(run.ThreadId, state => state.With(messages));
        writeUpdates();
        writer.Values(state);
    }

    /// <summary>The values of the thread with the results of tasks whose node is not done.</summary>
    public void WriteValuesWith(IEnumerable<JsonObject> results) =>
        writer.Values(threads.Update(run.ThreadId, state => state)?.With(results));

    /// <summary>
    /// Ends the run, and leaves its turn to the next one if it is not done. While other runs of the thread wait, it stays busy.
    /// </summary>
    public Conversation? Leave(string status, Func<Conversation, Conversation>? change = null)
    {
        run.Status = status;
        return threads.Update(run.ThreadId, state => (change?.Invoke(state) ?? state) with
        {
            Open = Turn.Next == Node.End ? null : Turn,
            ActiveRuns = state.ActiveRuns - 1,
            Status = state.ActiveRuns > 1 ? ThreadStatus.Busy : status,
        });
    }
}
