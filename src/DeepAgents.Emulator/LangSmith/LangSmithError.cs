using System.Text.Json.Nodes;
using DeepAgents.Emulator.Http;
using Microsoft.AspNetCore.Http;

namespace DeepAgents.Emulator.LangSmith;

/// <summary>The structured errors of the LangSmith side: <c>{"type","code","detail","status"}</c>.</summary>
internal static class LangSmithError
{
    public static Reply Reply(int status, string code, string detail) => Http.Reply.Json(status, new JsonObject
    {
        ["type"] = $"https://docs.langchain.com/errors/{code}",
        ["code"] = code,
        ["detail"] = detail,
        ["status"] = status,
    });

    public static ReplyException MissingField(string name) =>
        BadRequest("missing_required_field", $"The request lacks '{name}', or it is empty: give it a value.");

    public static ReplyException InvalidBody(string detail) => BadRequest("invalid_request_body", detail);

    public static ReplyException InvalidQuery(string name, string rule) =>
        BadRequest("invalid_query_parameter", $"The query parameter '{name}' must be {rule}.");

    public static ReplyException BadRequest(string code, string detail) => Error(StatusCodes.Status400BadRequest, code, detail);

    public static ReplyException Unprocessable(string code, string detail) =>
        Error(StatusCodes.Status422UnprocessableEntity, code, detail);

    public static ReplyException Conflict(string code, string detail) => Error(StatusCodes.Status409Conflict, code, detail);

    public static ReplyException AgentNotFound() =>
        Error(StatusCodes.Status404NotFound, "agent_not_found", "There is no agent with this id in the workspace of the key.");

    public static ReplyException CommitNotFound() =>
        Error(StatusCodes.Status404NotFound, "commit_not_found", "The directory has no such commit; only the latest one is kept.");

    public static ReplyException ThreadNotFound() =>
        Error(StatusCodes.Status404NotFound, "thread_not_found", "There is no thread with this id in the workspace of the key.");

    public static ReplyException RunNotFound() =>
        Error(StatusCodes.Status404NotFound, "run_not_found", "The thread has no such run, or it is too long ago.");

    public static ReplyException McpServerNotFound() =>
        Error(StatusCodes.Status404NotFound, "mcp_server_not_found", "There is no such MCP server in the workspace of the key.");

    public static ReplyException AuthSessionNotFound() =>
        Error(StatusCodes.Status404NotFound, "auth_session_not_found", "There is no authorization session with this id.");

    /// <summary>A thread whose agent was deleted. Permanent, in spite of its status.</summary>
    public static ReplyException OrphanedThread() => Error(
        StatusCodes.Status502BadGateway,
        "upstream_auth_failed",
        "The runtime refused the run: the agent of this thread is gone, or the key may not use it.");

    private static ReplyException Error(int status, string code, string detail) => new(Reply(status, code, detail));
}
