using System.Text.Json.Nodes;

namespace DeepAgents.Emulator.Runs;

/// <summary>
/// Writes what happens in a run into its log, as far as the client asked for it. What happens in a subgraph has a path, which is a
/// part of the event's name.
/// </summary>
internal sealed class RunWriter(StartedRun run)
{
    private const string InterruptKey = "__interrupt__";

    public void Started() =>
        Add("metadata", new JsonObject { ["run_id"] = run.Id, ["attempt"] = 1, ["thread_id"] = run.ThreadId });

    public void Values(Conversation? state)
    {
        if (state is not null)
        {
            AddIf(RunInput.Values, "values", "", state.ToValues);
        }
    }

    /// <summary>The messages of a subgraph.</summary>
    public void Values(IEnumerable<JsonObject> messages, string path) => AddIf(RunInput.Values, "values", path, () => Messages(messages));

    /// <summary>The messages that a node added or changed; null for a node that returned nothing.</summary>
    public void Update(string node, IEnumerable<JsonObject>? messages, string path = "", bool isCached = false) =>
        AddIf(RunInput.Updates, "updates", path, () =>
        {
            var update = new JsonObject { [node] = messages is null ? null : Messages(messages) };
            if (isCached)
            {
                update["__metadata__"] = new JsonObject { ["cached"] = true };
            }

            return update;
        });

    /// <summary>An interrupt, in an event of its own; null for a pause in which there is nothing to decide.</summary>
    public void Paused(Interrupt? interrupt, string path = "")
    {
        AddIf(RunInput.Updates, "updates", path, Data);
        AddIf(RunInput.Values, "values", path, Data);

        JsonObject Data() => new() { [InterruptKey] = interrupt is null ? new JsonArray() : new JsonArray(interrupt.ToJson()) };
    }

    /// <summary>A message, or a piece of one.</summary>
    public void Message(string node, JsonObject message, string path = "") =>
        AddIf(RunInput.MessagesTuple, "messages", path, () => new JsonArray(message.DeepClone(), new JsonObject
        {
            ["langgraph_node"] = node,
            ["langgraph_step"] = 1,
            ["run_id"] = run.Id,
            ["thread_id"] = run.ThreadId,
        }));

    /// <summary>The end of a run that failed in a node, if it got as far as that.</summary>
    public void Failed(RunFailure failure, string? node)
    {
        if (node is not null)
        {
            AddIf(RunInput.Updates, "updates", "", () => new JsonObject { [node] = new JsonObject() });
        }

        Add("error", new JsonObject { ["error"] = failure.Name, ["message"] = failure.Message });
    }

    private static JsonObject Messages(IEnumerable<JsonObject> messages) =>
        new() { ["messages"] = new JsonArray([.. messages.Select(message => message.DeepClone())]) };

    private void AddIf(string mode, string name, string path, Func<JsonNode> data)
    {
        if (run.Input.Modes.Contains(mode) && (path.Length == 0 || run.Input.WithSubgraphs))
        {
            Add(name + path, data());
        }
    }

    private void Add(string name, JsonNode data) => run.Log.Add(new RunEvent(name, data));
}
