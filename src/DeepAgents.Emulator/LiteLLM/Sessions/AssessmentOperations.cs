using System.Text.Json.Nodes;
using DeepAgents.Emulator.Hosting;
using DeepAgents.Emulator.Http;
using Microsoft.AspNetCore.Http;

namespace DeepAgents.Emulator.LiteLLM.Sessions;

/// <summary>What a reviewer thinks of a session. No model is asked: the state of the session says it all.</summary>
internal sealed class AssessmentOperations(SessionStore sessions, EmulatorSettings settings)
{
    public IEnumerable<Operation> All =>
    [
        new("GET", "/sessions/{session_id}/assessment", GetAsync),
        new("POST", "/sessions/{session_id}/assessment", AssessAsync),
    ];

    private static string SessionId(HttpContext context) => (string)context.Request.RouteValues["session_id"]!;

    /// <summary>A session that was never assessed has a JSON null, and so has an unknown one.</summary>
    private Task<Reply> GetAsync(HttpContext context) => Task.FromResult(
        Reply.Json(StatusCodes.Status200OK, sessions.Find(SessionId(context))?.Record.Assessment?.DeepClone()));

    private Task<Reply> AssessAsync(HttpContext context)
    {
        var id = SessionId(context);
        var session = sessions.Find(id) ?? throw LiteLLMError.SessionNotFound(id);
        var after = session.Change(record => record with { Assessment = Assess(record) });
        return Task.FromResult(Reply.Json(StatusCodes.Status200OK, after.Assessment!.DeepClone()));
    }

    private JsonObject Assess(SessionRecord record)
    {
        var now = WireTime.Millis(settings.Clock.GetUtcNow());
        var failed = record.Status == SessionStatus.Failed;
        return new JsonObject
        {
            ["id"] = record.Assessment?["id"]?.DeepClone() ?? settings.Ids.Uuid(),
            ["session_id"] = record.Id,
            ["state"] = failed ? "failed" : "on_track",
            ["severity"] = failed ? "high" : "info",
            ["blocker_type"] = failed ? "bring_up" : null,
            ["diagnosis"] = failed ? record.FailureReason : $"The session is {record.Status}.",
            ["recommended_action"] = failed ? "restart the session" : null,
            ["confidence"] = 100,
            ["evidence"] = new JsonArray($"status={record.Status}"),
            ["action_status"] = "none",
            ["action_ref"] = null,
            ["reviewer_session_id"] = null,
            ["checked_at"] = now,
            ["next_check_at"] = null,
            ["created_at"] = record.Assessment?["created_at"]?.DeepClone() ?? now,
            ["updated_at"] = now,
        };
    }
}
