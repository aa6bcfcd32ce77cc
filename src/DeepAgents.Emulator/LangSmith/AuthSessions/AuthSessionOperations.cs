using System.Text.Json.Nodes;
using DeepAgents.Emulator.Hosting;
using DeepAgents.Emulator.Http;
using DeepAgents.Emulator.LangSmith.McpServers;
using Microsoft.AspNetCore.Http;

namespace DeepAgents.Emulator.LangSmith.AuthSessions;

/// <summary>The two operations on authorization sessions.</summary>
internal sealed class AuthSessionOperations(AuthSessionStore store, McpServerStore servers, EmulatorSettings settings)
{
    private const int LongestWindow = 25;

    public IEnumerable<Operation> All =>
    [
        new("POST", "/auth-sessions", CreateAsync, "auth-sessions:create"),
        new("GET", "/auth-sessions/{session_id}", GetAsync, "auth-sessions:read"),
    ];

    private async Task<Reply> CreateAsync(HttpContext context)
    {
        var body = await RequestObject.ReadAsync(context);
        var providerId = body.RequireText("provider_id");
        var scopes = body.Texts("scopes") ?? throw LangSmithError.MissingField("scopes");
        body.RequireText("strategy");
        var strategy = body.OneOf("strategy", "REUSE", "CREATE");
        var agentId = body.Text("agent_id");
        body.Text("token_id");
        body.Flag("is_default");

        if (strategy == "REUSE" && store.FindCompleted(providerId, agentId) is { } known)
        {
            return Reply.Json(StatusCodes.Status200OK, new JsonObject
            {
                ["id"] = known.Id,
                ["status"] = known.Status,
                ["provider_id"] = known.Request.ProviderId,
                ["token"] = known.Token,
            });
        }

        // The contract has no 404 for this operation.
        if (!servers.KnowsProvider(providerId))
        {
            throw LangSmithError.BadRequest("oauth_provider_not_found", "The 'provider_id' is the id of no OAuth provider.");
        }

        var session = store.Create(new AuthSessionRequest(providerId, agentId, scopes, "A client of the API"), settings.Scenario.Authorization);
        return Reply.Json(StatusCodes.Status201Created, new JsonObject
        {
            ["id"] = session.Id,
            ["status"] = AuthSession.Pending,
            ["provider_id"] = session.Request.ProviderId,
            ["verification_url"] = $"http://{context.Request.Host}{session.PagePath}",
            ["metadata"] = new JsonObject(),
        });
    }

    private async Task<Reply> GetAsync(HttpContext context)
    {
        var seconds = QueryReader.Integer(context, "wait_seconds", 1, 1, LongestWindow);
        var session = store.Find((string)context.Request.RouteValues["session_id"]!) ?? throw LangSmithError.AuthSessionNotFound();
        var status = await session.WaitAsync(TimeSpan.FromSeconds(seconds), settings.Clock, context.RequestAborted);
        return Reply.Json(StatusCodes.Status200OK, new JsonObject { ["id"] = session.Id, ["status"] = status });
    }
}
