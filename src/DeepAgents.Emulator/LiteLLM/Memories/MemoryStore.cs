using System.Text.Json.Nodes;
using DeepAgents.Emulator.Hosting;

namespace DeepAgents.Emulator.LiteLLM.Memories;

/// <summary>What the agents have learned. What goes in and out is copied.</summary>
internal sealed class MemoryStore(EmulatorSettings settings, LedgerBook ledger)
{
    private const int MostListed = 50;

    private readonly List<JsonObject> _memories = [];
    private readonly Lock _lock = new();

    /// <summary>The memories of an agent that fit. Listing counts as use.</summary>
    public IReadOnlyList<JsonObject> List(string agentId, string text, string tag)
    {
        lock (_lock)
        {
            var found = _memories.Where(memory => memory["agent_id"]!.GetValue<string>() == agentId
                && memory["text"]!.GetValue<string>().Contains(text, StringComparison.OrdinalIgnoreCase)
                && (tag.Length == 0 || memory["tags"]!.AsArray().Any(other => other!.GetValue<string>() == tag))).Take(MostListed).ToList();
            foreach (var memory in found)
            {
                memory["times_applied"] = memory["times_applied"]!.GetValue<int>() + 1;
                memory["last_applied_at"] = Now();
            }

            return [.. found.Select(Copy)];
        }
    }

    public JsonObject Create(string agentId, JsonObject values)
    {
        var memory = new JsonObject
        {
            ["id"] = settings.Ids.Uuid(),
            ["agent_id"] = agentId,
            ["text"] = "",
            ["tags"] = new JsonArray(),
            ["type"] = "convention",
            ["priority"] = 0,
            ["pinned"] = false,
            ["disabled"] = false,
            ["times_applied"] = 0,
            ["last_applied_at"] = null,
            ["source"] = "ui",
            ["source_user_id"] = null,
            ["source_session_id"] = null,
            ["source_thread_ts"] = null,
            ["created_at"] = Now(),
            ["updated_at"] = Now(),
        };
        lock (_lock)
        {
            Set(memory, values);
            _memories.Add(memory);
            ledger.Created("memories");
            return Copy(memory);
        }
    }

    /// <summary>Null if there is no such memory.</summary>
    public JsonObject? Update(string agentId, string id, JsonObject values)
    {
        lock (_lock)
        {
            if (Find(agentId, id) is not { } memory)
            {
                return null;
            }

            Set(memory, values);
            memory["updated_at"] = Now();
            return Copy(memory);
        }
    }

    public bool Delete(string agentId, string id)
    {
        lock (_lock)
        {
            return Find(agentId, id) is { } memory && _memories.Remove(memory);
        }
    }

    public void RemoveAgent(string agentId)
    {
        lock (_lock)
        {
            _memories.RemoveAll(memory => memory["agent_id"]!.GetValue<string>() == agentId);
        }
    }

    private static void Set(JsonObject memory, JsonObject values)
    {
        foreach (var (name, value) in values)
        {
            memory[name] = value?.DeepClone();
        }
    }

    private static JsonObject Copy(JsonObject memory) => (JsonObject)memory.DeepClone();

    private JsonObject? Find(string agentId, string id) =>
        _memories.Find(memory => memory["agent_id"]!.GetValue<string>() == agentId && memory["id"]!.GetValue<string>() == id);

    private string Now() => WireTime.Millis(settings.Clock.GetUtcNow());
}
