using System.Text.Json.Nodes;
using DeepAgents.Emulator.Http;
using Microsoft.AspNetCore.Http;

namespace DeepAgents.Emulator.LiteLLM;

/// <summary>
/// The error bodies of the LiteLLM side with a text, or an object with a text, under <c>error</c>. Lists come from
/// <see cref="ZodReader"/>.
/// </summary>
internal static class LiteLLMError
{
    public static Reply Reply(int status, JsonNode error) => Http.Reply.Json(status, new JsonObject { ["error"] = error });

    public static ReplyException Text(int status, string text) => new(Reply(status, text));

    public static ReplyException Nested(string text) =>
        new(Reply(StatusCodes.Status400BadRequest, new JsonObject { ["error"] = text }));

    public static ReplyException AgentNotFound(string id) => Text(StatusCodes.Status404NotFound, $"agent '{id}' not found");

    public static ReplyException SessionNotFound(string id) => Text(StatusCodes.Status404NotFound, $"session {id} not found");

    public static ReplyException SessionNotReady(string id) => Text(StatusCodes.Status404NotFound, $"session {id} not found or not ready");

    /// <summary>What the platform answers to whatever it did not expect, malformed JSON included.</summary>
    public static ReplyException Internal() => Text(StatusCodes.Status500InternalServerError, "internal error");
}
