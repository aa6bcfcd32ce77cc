using DeepAgents.Emulator.Hosting;
using DeepAgents.Emulator.Http;
using DeepAgents.Emulator.LiteLLM.Agents;
using DeepAgents.Emulator.LiteLLM.Memories;
using DeepAgents.Emulator.LiteLLM.Sessions;
using DeepAgents.Emulator.LiteLLM.Skills;
using DeepAgents.Emulator.LiteLLM.Templates;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace DeepAgents.Emulator.LiteLLM;

/// <summary>The LiteLLM Agent Platform: its key, agents and sessions, and the answers to everything else.</summary>
internal sealed class LiteLLMApi(EmulatorSettings settings, LedgerBook ledger, ILogger logger) : ServiceApi(settings, ledger, logger)
{
    public const string NotFoundPage =
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>404: This page could not be found.</title></head>"
        + "<body><h1>404</h1><h2>This page could not be found.</h2></body></html>";

    private const string Prefix = "/api/v1";
    private const string Managed = "/managed_agents";
    private const string Scheme = "Bearer ";

    protected override Reply InternalError => LiteLLMError.Internal().Reply;

    public void Map(IEndpointRouteBuilder routes, LiteLLMStores stores, BackgroundWork background)
    {
        var sessions = stores.Sessions;
        var agents = stores.Agents;
        var turns = new TurnRunner(Settings, Ledger, background);
        var bringUp = new BringUp(Settings, background, turns);
        var skills = new SkillStore(Settings, Ledger);
        var memories = new MemoryStore(Settings, Ledger);
        Operation[] managed =
            [
                .. new PlatformAgentOperations(agents, sessions, skills, memories).All,
                .. new SessionOperations(sessions, agents, bringUp, Settings.Clock).All,
                .. new ConversationOperations(sessions, turns).All,
                .. new SessionStreamOperations(sessions, turns, Settings.Clock).All,
                .. new InspectionOperations(sessions, agents, Settings.Clock).All,
                .. new PhaseOperations(sessions).All,
                .. new SandboxOperations(sessions, agents, Settings.Clock).All,
                .. new AssessmentOperations(sessions, Settings).All,
                .. ArtifactOperations.All,
            ];
        Map(
            routes,
            Prefix,
            [
                .. managed.Select(operation => operation with { Path = Managed + operation.Path }),
                .. new SkillOperations(skills, agents).All,
                .. new MemoryOperations(memories, agents).All,
                .. new TemplateOperations(agents).All,
                .. new ClusterHealthOperations(Settings.Clock).All,
            ]);
        MapUnknown(routes, "/api/v1/{**rest}");
    }

    protected override void Authorize(HttpContext context, Operation operation)
    {
        if (!operation.ChecksKeyItself)
        {
            RequireKey(context);
        }
    }

    protected override Reply UnknownPath(HttpContext context)
    {
        RequireKey(context);
        return LiteLLMError.Reply(StatusCodes.Status502BadGateway, "upstream unreachable: fetch failed");
    }

    protected override Reply WrongVerb(HttpContext context, IReadOnlyCollection<string> allowed) =>
        HttpMethods.IsOptions(context.Request.Method)
            ? Reply.Empty(StatusCodes.Status204NoContent).With("Allow", AllowHeader(allowed))
            : Reply.Empty(StatusCodes.Status405MethodNotAllowed);

    protected override Reply BadRequest(int status, string message) => InternalError;

    protected override Reply Fault(int status) => status == StatusCodes.Status500InternalServerError
        ? InternalError
        : LiteLLMError.Reply(status, "the scenario of the emulator asks for this answer");

    /// <summary>As the platform's web framework makes it: with the verbs that it answers by itself, in alphabetical order.</summary>
    private static string AllowHeader(IReadOnlyCollection<string> allowed)
    {
        string[] own = allowed.Contains("GET") ? ["HEAD", "OPTIONS"] : ["OPTIONS"];
        return string.Join(", ", allowed.Concat(own).Order(StringComparer.Ordinal));
    }

    /// <summary>The platform compares the header byte for byte, the scheme's case included.</summary>
    private void RequireKey(HttpContext context)
    {
        var header = context.Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Scheme, StringComparison.Ordinal)
            || header.Length == Scheme.Length
            || Settings.Scenario.ForbiddenKeys.Contains(header[Scheme.Length..]))
        {
            throw LiteLLMError.Text(StatusCodes.Status401Unauthorized, "unauthorized");
        }
    }
}
