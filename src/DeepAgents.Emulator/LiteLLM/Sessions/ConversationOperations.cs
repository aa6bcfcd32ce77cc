using System.Text.Json.Nodes;
using DeepAgents.Emulator.Http;
using Microsoft.AspNetCore.Http;

namespace DeepAgents.Emulator.LiteLLM.Sessions;

/// <summary>The conversation of a session: message, messages, abort.</summary>
internal sealed class ConversationOperations(SessionStore sessions, TurnRunner turns)
{
    public IEnumerable<Operation> All =>
    [
        new("POST", "/sessions/{session_id}/message", SendAsync),
        new("GET", "/sessions/{session_id}/messages", ListAsync),
        new("POST", "/sessions/{session_id}/abort", AbortAsync),
    ];

    private static string SessionId(HttpContext context) => (string)context.Request.RouteValues["session_id"]!;

    private async Task<Reply> SendAsync(HttpContext context)
    {
        var text = MessageBody.ReadMessage(await JsonBody.ReadAsync(context));
        var result = await turns.Start(FindReady(context), text).WaitAsync(context.RequestAborted);
        return result.Reply is { } reply
            ? Reply.Json(StatusCodes.Status200OK, reply)
            : throw LiteLLMError.Text(StatusCodes.Status502BadGateway, "harness request failed");
    }

    private Task<Reply> ListAsync(HttpContext context)
    {
        var id = SessionId(context);
        var session = sessions.Find(id) ?? throw LiteLLMError.SessionNotFound(id);
        return Task.FromResult(Reply.Json(
            StatusCodes.Status200OK, new JsonArray([.. session.Record.Messages.Select(message => message.DeepClone())])));
    }

    private Task<Reply> AbortAsync(HttpContext context)
    {
        FindReady(context).AbortTurns();
        return Task.FromResult(Reply.Json(StatusCodes.Status200OK, new JsonObject { ["ok"] = true }));
    }

    private PlatformSession FindReady(HttpContext context)
    {
        var id = SessionId(context);
        return sessions.Find(id) is { Record.IsReady: true } session ? session : throw LiteLLMError.SessionNotReady(id);
    }
}
