using System.Text.Json.Nodes;
using DeepAgents.Emulator.Hosting;
using DeepAgents.Emulator.Http;
using DeepAgents.Emulator.LangSmith.Agents;
using DeepAgents.Emulator.LangSmith.AuthSessions;
using DeepAgents.Emulator.LangSmith.Hub;
using DeepAgents.Emulator.LangSmith.McpServers;
using DeepAgents.Emulator.LangSmith.Runs;
using DeepAgents.Emulator.LangSmith.Threads;
using DeepAgents.Emulator.Runs;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace DeepAgents.Emulator.LangSmith;

/// <summary>
/// LangSmith Managed Deep Agents: keys and permissions, the operations of both generations of its contract,
/// the directories of the hub, and the answers to everything else.
/// </summary>
internal sealed class LangSmithApi(EmulatorSettings settings, LedgerBook ledger, ILogger logger) : ServiceApi(settings, ledger, logger)
{
    public const string Prefix = "/v1/deepagents";

    protected override Reply InternalError => LangSmithError.Reply(
        StatusCodes.Status500InternalServerError, "internal_error", "The emulator failed on this request; its log says why.");

    public void Map(IEndpointRouteBuilder routes, LangSmithStores stores, BackgroundWork background)
    {
        var agents = stores.Agents;
        var threads = stores.Threads;
        var servers = stores.McpServers;
        var sessions = stores.AuthSessions;
        var runs = stores.Runs;
        var engine = new RunEngine(threads, runs, Settings, Ledger, background);
        Map(
            routes,
            Prefix,
            [
                .. new AgentOperations(agents).All,
                .. new ThreadOperations(threads, agents).All,
                .. new RunOperations(engine, runs, threads, agents, Settings).All,
                .. new McpServerOperations(servers).All,
                .. new McpToolOperations(servers, Settings.Clock).All,
                .. new AuthSessionOperations(sessions, servers, Settings).All,
            ]);
        MapUnknown(routes, Prefix + "/{**rest}");
        Map(routes, DirectoryOperations.Prefix, new DirectoryOperations(agents, Settings).All);
        MapUnknown(routes, DirectoryOperations.Prefix + "/{**rest}");
    }

    protected override void Authorize(HttpContext context, Operation operation)
    {
        var key = RequireKey(context);
        if (operation.Permission is not null
            && Settings.Scenario.MissingPermissions.TryGetValue(key, out var missing)
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

    protected override Reply Fault(int status)
    {
        var (code, detail) = status switch
        {
            StatusCodes.Status408RequestTimeout => ("request_timeout", "The request took too long to arrive."),
            StatusCodes.Status429TooManyRequests => ("rate_limit_exceeded", "There were too many requests."),
            StatusCodes.Status500InternalServerError => ("internal_error", "The service failed."),
            StatusCodes.Status502BadGateway => ("upstream_error", "The runtime behind the service failed."),
            StatusCodes.Status503ServiceUnavailable => ("service_unavailable", "The service is not available."),
            StatusCodes.Status504GatewayTimeout => ("upstream_timeout", "The runtime behind the service did not answer in time."),
            _ => ("injected_fault", "The scenario of the emulator asks for this answer."),
        };
        return LangSmithError.Reply(status, code, detail);
    }

    private string RequireKey(HttpContext context)
    {
        var key = context.Request.Headers["X-Api-Key"].ToString();
        if (key.Length == 0)
        {
            throw new ReplyException(Reply.Json(StatusCodes.Status401Unauthorized, new JsonObject { ["error"] = "Unauthorized" }));
        }

        return Settings.Scenario.ForbiddenKeys.Contains(key)
            ? throw new ReplyException(Reply.Json(StatusCodes.Status403Forbidden, new JsonObject { ["error"] = "Forbidden" }))
            : key;
    }
}
