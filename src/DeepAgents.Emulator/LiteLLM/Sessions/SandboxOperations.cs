using System.Text.Json.Nodes;
using DeepAgents.Emulator.Hosting;
using DeepAgents.Emulator.Http;
using DeepAgents.Emulator.LiteLLM.Agents;
using Microsoft.AspNetCore.Http;

namespace DeepAgents.Emulator.LiteLLM.Sessions;

/// <summary>
/// The sandboxes of a session: what the main one wrote, and further ones by name. Nothing is ever run: a command comes back as an
/// echo, as a message does, and there are no files. As on the platform, what goes wrong in a sandbox is a text and no error.
/// </summary>
internal sealed class SandboxOperations(SessionStore sessions, PlatformAgentStore agents, TimeProvider clock)
{
    public IEnumerable<Operation> All =>
    [
        new("GET", "/sessions/{session_id}/sandbox_logs", LogsAsync),
        new("POST", "/sessions/{session_id}/sandbox/provision", ProvisionAsync),
        new("POST", "/sessions/{session_id}/sandbox/execute", ExecuteAsync),
        new("POST", "/sessions/{session_id}/sandbox/read-file", ReadFileAsync),
    ];

    private static string SessionId(HttpContext context) => (string)context.Request.RouteValues["session_id"]!;

    private static string Line(JsonObject entry)
    {
        var detail = entry["detail"] is { } text ? $": {text.GetValue<string>()}" : "";
        return $"{entry["at"]!.GetValue<string>()} {entry["title"]!.GetValue<string>()}{detail}\n";
    }

    private Task<Reply> LogsAsync(HttpContext context)
    {
        var record = Find(context).Record;
        var since = clock.GetUtcNow() - TimeSpan.FromSeconds(ClampedQuery.Integer(context, "sinceSeconds", 600, 1, 3600));
        var most = ClampedQuery.Integer(context, "tailLines", 500, 1, 5000);
        var first = WireTime.Millis(since);
        var lines = record.Log
            .Where(entry => string.CompareOrdinal(entry["at"]!.GetValue<string>(), first) >= 0)
            .TakeLast(most)
            .Select(Line);
        return Task.FromResult(Reply.Text(
            StatusCodes.Status200OK, record.TaskArn is null ? "no sandbox has been started for this session\n" : string.Concat(lines)));
    }

    private async Task<Reply> ProvisionAsync(HttpContext context)
    {
        var zod = await ZodReader.ReadAsync(context);
        var name = zod.Text("name", required: true, minimum: 1);
        var project = zod.Text("project_id", minimum: 1);
        zod.Check();
        var session = Find(context);
        var known = agents.Find(session.Record.AgentId)?.Projects ?? [];
        if (project is not null && !known.Any(other => (string?)other!["id"] == project))
        {
            throw LiteLLMError.Text(StatusCodes.Status404NotFound, $"project '{project}' not found");
        }

        session.Change(record => record.IsReady
            ? record with { Sandboxes = record.Sandboxes.SetItem(name!, $"s-{record.Id}-{record.Sandboxes.Count}") }
            : throw LiteLLMError.SessionNotReady(record.Id));
        return Reply.Json(StatusCodes.Status200OK, new JsonObject { ["message"] = $"sandbox '{name}' is ready" });
    }

    private Task<Reply> ExecuteAsync(HttpContext context) =>
        UseAsync(context, "cmd", "output", command => $"You ran: {command}\n");

    private Task<Reply> ReadFileAsync(HttpContext context) =>
        UseAsync(context, "path", "content", path => $"error: no such file: {path}");

    private async Task<Reply> UseAsync(HttpContext context, string argument, string result, Func<string, string> use)
    {
        var zod = await ZodReader.ReadAsync(context);
        var name = zod.Text("sandbox_name", required: true, minimum: 1);
        var value = zod.Text(argument, required: true, minimum: 1);
        zod.Check();
        var text = sessions.Find(SessionId(context))?.Record.Sandboxes.ContainsKey(name!) == true
            ? use(value!)
            : $"error: the session has no sandbox '{name}'";
        return Reply.Json(StatusCodes.Status200OK, new JsonObject { [result] = text });
    }

    private PlatformSession Find(HttpContext context)
    {
        var id = SessionId(context);
        return sessions.Find(id) ?? throw LiteLLMError.SessionNotFound(id);
    }
}
