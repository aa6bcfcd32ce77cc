using System.Text.Json.Nodes;
using DeepAgents.Emulator.Hosting;
using DeepAgents.Emulator.Http;
using DeepAgents.Emulator.LiteLLM.Agents;
using Microsoft.AspNetCore.Http;

namespace DeepAgents.Emulator.LiteLLM.Sessions;

/// <summary>What a session tells about itself: its log, and what the platform has to say without a cluster.</summary>
internal sealed class InspectionOperations(SessionStore sessions, PlatformAgentStore agents, TimeProvider clock)
{
    public IEnumerable<Operation> All =>
    [
        new("GET", "/sessions/{session_id}/log", LogAsync),
        new("GET", "/sessions/{session_id}/diagnose", DiagnoseAsync),
        new("GET", "/sessions/{session_id}/interceptions", NothingAsync),
        new("GET", "/sessions/{session_id}/vault-keys", NothingAsync),
    ];

    private static string SessionId(HttpContext context) => (string)context.Request.RouteValues["session_id"]!;

    /// <summary>An unknown session has an empty log, not a 404.</summary>
    private Task<Reply> LogAsync(HttpContext context)
    {
        var log = sessions.Find(SessionId(context))?.Record.Log ?? [];
        return Task.FromResult(Reply.Json(StatusCodes.Status200OK, new JsonArray([.. log.Select(entry => entry.DeepClone())])));
    }

    /// <summary>Nothing watches a sandbox here, and there is no vault; then the platform's lists are empty.</summary>
    private Task<Reply> NothingAsync(HttpContext context)
    {
        Find(context);
        return Task.FromResult(Reply.Json(StatusCodes.Status200OK, new JsonArray()));
    }

    private Task<Reply> DiagnoseAsync(HttpContext context)
    {
        var record = Find(context);
        var agent = agents.Find(record.AgentId);
        return Task.FromResult(Reply.Json(StatusCodes.Status200OK, new JsonObject
        {
            ["session"] = new JsonObject
            {
                ["session_id"] = record.Id,
                ["agent_id"] = record.AgentId,
                ["status"] = record.Status,
                ["task_arn"] = record.TaskArn,
                ["sandbox_url"] = record.SandboxUrl,
                ["failure_reason"] = record.FailureReason,
                ["created_at"] = WireTime.Millis(record.CreatedAt),
                ["last_seen_at"] = record.LastSeenAt is { } seen ? WireTime.Millis(seen) : null,
                ["stopped_at"] = record.StoppedAt is { } stopped ? WireTime.Millis(stopped) : null,
                ["age_ms"] = (long)(clock.GetUtcNow() - record.CreatedAt).TotalMilliseconds,
            },
            ["agent"] = agent?.ToJson(),
            ["pod"] = null,
            ["sandbox_cr"] = null,
            ["service"] = null,
            ["pod_logs_tail"] = null,
            ["node"] = null,
            ["image_cache"] = null,
            ["warm_pool"] = null,
            ["harness_probe"] = null,
            ["detected_issues"] = record.Status == SessionStatus.Failed ? new JsonArray(Issue(record)) : [],
            ["notes"] = new JsonObject { ["cluster"] = "there is no cluster behind this emulator" },
        }));
    }

    private static JsonObject Issue(SessionRecord record) => new()
    {
        ["code"] = "bring_up_failed",
        ["severity"] = "high",
        ["message"] = record.FailureReason,
        ["recommended_action"] = "restart the session",
    };

    private SessionRecord Find(HttpContext context)
    {
        var id = SessionId(context);
        return (sessions.Find(id) ?? throw LiteLLMError.SessionNotFound(id)).Record;
    }
}
