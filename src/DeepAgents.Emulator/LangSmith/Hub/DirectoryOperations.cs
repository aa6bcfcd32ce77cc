using System.Text.Json.Nodes;
using DeepAgents.Emulator.Hosting;
using DeepAgents.Emulator.Http;
using DeepAgents.Emulator.LangSmith.Agents;
using Microsoft.AspNetCore.Http;

namespace DeepAgents.Emulator.LangSmith.Hub;

/// <summary>
/// The file tree of an agent as a directory of the Context Hub, which is where the official command line syncs it. The agent's
/// revision is the hash of the latest commit, and there are no others: the emulator keeps no history.
/// </summary>
internal sealed class DirectoryOperations(AgentStore agents, EmulatorSettings settings)
{
    public const string Prefix = "/v1/platform/hub";

    private const string Latest = "latest";

    public IEnumerable<Operation> All =>
    [
        new("GET", "/repos/-/{agent_id}/directories", GetAsync, "agents:read"),
        new("POST", "/repos/-/{agent_id}/directories/commits", CommitAsync, "agents:update"),
    ];

    private static string AgentId(HttpContext context) => (string)context.Request.RouteValues["agent_id"]!;

    private static JsonObject Directory(AgentRecord agent) => new()
    {
        ["commit_hash"] = agent.Revision,
        ["files"] = new JsonObject(agent.Files.Select(file => KeyValuePair.Create<string, JsonNode?>(file.Key, Entry(file.Value)))),
    };

    /// <summary>An agent's own API lets a file go without a type; in a directory each entry has one.</summary>
    private static JsonObject Entry(JsonObject file)
    {
        var entry = (JsonObject)file.DeepClone();
        entry.TryAdd("type", "file");
        return entry;
    }

    private Task<Reply> GetAsync(HttpContext context)
    {
        var agent = agents.Find(AgentId(context)) ?? throw LangSmithError.AgentNotFound();
        var commit = QueryReader.Text(context, "commit") ?? Latest;
        return commit == Latest || commit == agent.Revision
            ? Task.FromResult(Reply.Json(StatusCodes.Status200OK, Directory(agent)))
            : throw LangSmithError.CommitNotFound();
    }

    private async Task<Reply> CommitAsync(HttpContext context)
    {
        var body = await RequestObject.ReadAsync(context);
        var agent = agents.Update(AgentId(context), before => DirectoryCommit.Apply(before, body)) ?? throw LangSmithError.AgentNotFound();
        var reply = Directory(agent);
        reply["commit"] = new JsonObject
        {
            ["id"] = settings.Ids.Uuid(),
            ["commit_hash"] = agent.Revision,
            ["created_at"] = WireTime.Micros(agent.UpdatedAt),
        };
        return Reply.Json(StatusCodes.Status200OK, reply);
    }
}
