using System.Text.Json.Nodes;

namespace DeepAgents.Emulator.LangSmith.Runs;

/// <summary>
/// Writes what happens in a run into its log, as far as the client asked for it. What happens in a subgraph has a path, which is a
/// part of the event's name.
/// </summary>
internal sealed class RunWriter(StartedRun run)
{
    public void Started() =>
        Add("metadata", new JsonObject { ["run_id"] = run.Id, ["attempt"] = 1, ["thread_id"] = run.ThreadId });

    public void Values(Func<JsonObject> values, string path = "") => AddIf(RunInput.Values, "values", path, values);

    /// <summary>What a node changed.</summary>
    public void Update(string node, JsonObject message, string path = "") => AddIf(RunInput.Updates, "updates", path, () => new JsonObject
    {
        [node] = new JsonObject { ["messages"] = new JsonArray(message.DeepClone()) },
    });

    public void Interrupts(JsonArray interrupts) =>
        AddIf(RunInput.Updates, "updates", "", () => new JsonObject { ["__interrupt__"] = interrupts.DeepClone() });

    /// <summary>A message, or a piece of one.</summary>
    public void Message(string node, JsonObject message, string path = "") =>
        AddIf(RunInput.MessagesTuple, "messages", path, () => new JsonArray(message.DeepClone(), new JsonObject
        {
            ["langgraph_node"] = node,
            ["langgraph_step"] = 1,
            ["run_id"] = run.Id,
            ["thread_id"] = run.ThreadId,
        }));

    public void Failed(string error, string message) => Add("error", new JsonObject { ["error"] = error, ["message"] = message });

    private void AddIf(string mode, string name, string path, Func<JsonNode> data)
    {
        if (run.Input.Modes.Contains(mode) && (path.Length == 0 || run.Input.WithSubgraphs))
        {
            Add(name + path, data());
        }
    }

    private void Add(string name, JsonNode data) => run.Log.Add(new RunEvent(name, data));
}
