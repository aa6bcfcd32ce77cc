using System.Globalization;
using System.Text.Json.Nodes;
using DeepAgents.Emulator.Http;
using DeepAgents.Emulator.LiteLLM.Agents;
using Microsoft.AspNetCore.Http;

namespace DeepAgents.Emulator.LiteLLM.Sessions;

/// <summary>The life of a session: create, list, get, delete, restart.</summary>
internal sealed class SessionOperations(SessionStore sessions, PlatformAgentStore agents, BringUp bringUp, TimeProvider clock)
{
    public IEnumerable<Operation> All =>
    [
        new("POST", "/agents/{agent_id}/session", CreateAsync),
        new("GET", "/sessions", ListAsync),
        new("GET", "/sessions/{session_id}", GetAsync),
        new("DELETE", "/sessions/{session_id}", DeleteAsync),
        new("POST", "/sessions/{session_id}/restart", RestartAsync),
    ];

    /// <summary>An inline harness fails in the request itself, and leaves the failed session behind.</summary>
    private static void ThrowIfInlineFailed(SessionRecord record)
    {
        if (record is { IsInline: true, Status: SessionStatus.Failed, FailureReason: { } reason })
        {
            throw LiteLLMError.Text(StatusCodes.Status503ServiceUnavailable, reason);
        }
    }

    private async Task<Reply> CreateAsync(HttpContext context)
    {
        var body = MessageBody.ReadCreate(await JsonBody.ReadAsync(context));
        var agentId = (string)context.Request.RouteValues["agent_id"]!;
        var agent = agents.Find(agentId) ?? throw LiteLLMError.AgentNotFound(agentId);
        var session = sessions.Create(agent);
        bringUp.Start(session, agent, body.InitialPrompt, mustBeCold: body.HasEnvironment);
        ThrowIfInlineFailed(session.Record);
        return Reply.Json(StatusCodes.Status200OK, session.Record.ToJson());
    }

    private Task<Reply> ListAsync(HttpContext context)
    {
        var agentId = context.Request.Query["agent_id"].ToString();
        if (agentId.Contains('\0'))
        {
            // The platform's database has no such text, and fails.
            throw LiteLLMError.Internal();
        }

        var text = context.Request.Query["limit"].ToString();
        var limit = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? Math.Min(number, 200)
            : 50;
        var page = sessions.List().Where(record => agentId.Length == 0 || record.AgentId == agentId).Take(limit);
        return Task.FromResult(Reply.Json(StatusCodes.Status200OK, new JsonArray([.. page.Select(record => record.ToJson())])));
    }

    private Task<Reply> GetAsync(HttpContext context) =>
        Task.FromResult(Reply.Json(StatusCodes.Status200OK, Find(context).Record.ToJson(single: true)));

    private Task<Reply> DeleteAsync(HttpContext context)
    {
        var session = Find(context);
        var now = clock.GetUtcNow();
        var wasDead = false;
        var record = session.Change(before =>
        {
            wasDead = before.Status == SessionStatus.Dead;
            return wasDead ? before : (before with
            {
                Epoch = before.Epoch + 1,
                Status = SessionStatus.Dead,
                FailureReason = null,
                SandboxesGone = true,
                Sandboxes = before.Sandboxes.Clear(),
                StoppedAt = now,
            }).Logged("ended", "Session deleted", now);
        });
        session.AbortTurns();
        session.Bus.Close();
        if (!wasDead && agents.Find(record.AgentId) is { } agent)
        {
            bringUp.Ended(session, agent);
        }

        return Task.FromResult(Reply.Json(StatusCodes.Status200OK, new JsonObject
        {
            ["id"] = record.Id,
            ["status"] = wasDead ? SessionStatus.Dead : "deleted",
        }));
    }

    private async Task<Reply> RestartAsync(HttpContext context)
    {
        var session = Find(context);
        var agent = agents.Find(session.Record.AgentId) ?? throw LiteLLMError.SessionNotFound(session.Record.Id);
        var record = await bringUp.RestartAsync(session, agent, context.RequestAborted)
            ?? throw LiteLLMError.Text(StatusCodes.Status409Conflict, $"session {session.Record.Id} is being created");
        ThrowIfInlineFailed(record);
        return record.IsReady
            ? Reply.Json(StatusCodes.Status200OK, record.ToJson())
            : throw LiteLLMError.Text(StatusCodes.Status502BadGateway, $"session restart failed: {record.FailureReason ?? record.Status}");
    }

    private PlatformSession Find(HttpContext context)
    {
        var id = (string)context.Request.RouteValues["session_id"]!;
        return sessions.Find(id) ?? throw LiteLLMError.SessionNotFound(id);
    }
}
