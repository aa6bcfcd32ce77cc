using System.Text.Json.Nodes;
using DeepAgents.Emulator.Hosting;
using DeepAgents.Emulator.Http;
using DeepAgents.Emulator.LangSmith.Agents;
using DeepAgents.Emulator.LangSmith.AuthSessions;
using DeepAgents.Emulator.LangSmith.McpServers;
using DeepAgents.Emulator.LangSmith.Runs;
using DeepAgents.Emulator.LangSmith.Threads;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace DeepAgents.Emulator.LangSmith;

/// <summary>LangSmith Managed Deep Agents: keys and permissions, the 28 operations, and the answers to everything else.</summary>
internal sealed class LangSmithApi(EmulatorSettings settings, ILogger logger) : ServiceApi(logger)
{
    public const string Prefix = "/v1/deepagents";

    protected override Reply InternalError => LangSmithError.Reply(
        StatusCodes.Status500InternalServerError, "internal_error", "The emulator failed on this request; its log says why.");

    public void Map(IEndpointRouteBuilder routes, BackgroundWork background)
    {
        var agents = new AgentStore(settings.Clock);
        var threads = new ThreadStore(settings.Clock);
        var servers = new McpServerStore(settings.Clock);
        var sessions = new AuthSessionStore(settings, background);
        var runs = new RunEngine(threads, agents, settings.Clock, background);
        Map(
            routes,
            Prefix,
            [
                .. new AgentOperations(agents).All,
                .. new ThreadOperations(threads, agents).All,
                .. new RunOperations(runs, threads, agents).All,
                .. new McpServerOperations(servers).All,
                .. new McpToolOperations(servers, settings.Clock).All,
                .. new AuthSessionOperations(sessions, servers, settings.Clock).All,
            ],
            Prefix + "/{**rest}");
        new AuthorizationPage(sessions).Map(routes);
    }

    protected override void Authorize(HttpContext context, Operation operation)
    {
        var key = RequireKey(context);
        if (operation.Permission is not null
            && settings.MissingPermissions.TryGetValue(key, out var missing)
            && string.Equals(missing, operation.Permission, StringComparison.Ordinal))
        {
            throw new ReplyException(Reply.Text(StatusCodes.Status403Forbidden, $"missing permission {missing}"));
        }
    }

    protected override Reply UnknownPath(HttpContext context)
    {
        RequireKey(context);
        return LangSmithError.Reply(StatusCodes.Status404NotFound, "not_found", "The service has no such path.");
    }

    protected override Reply WrongVerb(HttpContext context, IReadOnlyCollection<string> allowed) => LangSmithError
        .Reply(StatusCodes.Status405MethodNotAllowed, "method_not_allowed", "This path exists, but not for this verb.")
        .With("Allow", string.Join(", ", allowed));

    protected override Reply BadRequest(int status, string message) => LangSmithError.Reply(status, "invalid_request_body", message);

    private string RequireKey(HttpContext context)
    {
        var key = context.Request.Headers["X-Api-Key"].ToString();
        if (key.Length == 0)
        {
            throw new ReplyException(Reply.Json(StatusCodes.Status401Unauthorized, new JsonObject { ["error"] = "Unauthorized" }));
        }

        return settings.ForbiddenKeys.Contains(key)
            ? throw new ReplyException(Reply.Json(StatusCodes.Status403Forbidden, new JsonObject { ["error"] = "Forbidden" }))
            : key;
    }
}
