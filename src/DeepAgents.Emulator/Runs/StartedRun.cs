using System.Text.Json.Nodes;
using DeepAgents.Emulator.Hosting;

namespace DeepAgents.Emulator.Runs;

/// <summary>A run that was started. Its events may be read or not; the run goes on either way.</summary>
internal sealed record StartedRun(string Id, string ThreadId, string AgentId, RunInput Input, DateTimeOffset CreatedAt)
{
    private string _status = "running";

    public RunLog Log { get; } = new();

    /// <summary>The run as the runtime names it.</summary>
    public string Location => $"/threads/{ThreadId}/runs/{Id}";

    /// <summary><c>running</c>, and at the end the status of the thread.</summary>
    public string Status
    {
        get => Volatile.Read(ref _status);
        set => Volatile.Write(ref _status, value);
    }

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
