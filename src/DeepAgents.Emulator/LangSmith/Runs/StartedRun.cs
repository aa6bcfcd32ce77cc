using System.Text.Json.Nodes;
using System.Threading.Channels;
using DeepAgents.Emulator.Hosting;

namespace DeepAgents.Emulator.LangSmith.Runs;

/// <summary>A run that is under way. Its events may be read or not; the run goes on either way.</summary>
internal sealed record StartedRun(
    string Id, string ThreadId, string AgentId, RunInput Input, DateTimeOffset CreatedAt, Channel<RunEvent> Events)
{
    public string Location => $"/threads/{ThreadId}/runs/{Id}";

    public JsonObject ToJson() => new()
    {
        ["run_id"] = Id,
        ["thread_id"] = ThreadId,
        ["agent_id"] = AgentId,
        ["assistant_id"] = AgentId,
        ["status"] = "pending",
        ["metadata"] = Input.Metadata.DeepClone(),
        ["multitask_strategy"] = "enqueue",
        ["created_at"] = WireTime.Micros(CreatedAt),
        ["updated_at"] = WireTime.Micros(CreatedAt),
    };
}
