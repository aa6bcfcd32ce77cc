using System.Text.Json.Nodes;
using DeepAgents.Emulator.Faults;
using DeepAgents.Emulator.Http;
using Microsoft.AspNetCore.Http;

namespace DeepAgents.Emulator.LangSmith;

/// <summary>
/// Agent ids that make <c>GET /agents/{id}</c> answer with a body that is not the documented error: what gateways, proxies and
/// roles put between a client and the service.
/// </summary>
internal static class MagicAgentIds
{
    /// <summary>502 with the HTML page of a gateway.</summary>
    public const string HtmlBadGateway = "html-502";

    /// <summary>503 without a body.</summary>
    public const string EmptyUnavailable = "empty-503";

    /// <summary>403 with the plain text of a role that lacks a permission.</summary>
    public const string TextForbidden = "text-403";

    /// <summary>418 with JSON of no known error shape.</summary>
    public const string JsonTeapot = "json-418";

    public static Reply? ReplyFor(string agentId) => agentId switch
    {
        HtmlBadGateway => GatewayPage.Reply(StatusCodes.Status502BadGateway),
        EmptyUnavailable => Reply.Empty(StatusCodes.Status503ServiceUnavailable),
        TextForbidden => Reply.Text(StatusCodes.Status403Forbidden, "missing permission agents:read"),
        JsonTeapot => Reply.Json(
            StatusCodes.Status418ImATeapot,
            new JsonObject { ["short"] = true, ["stout"] = true, ["parts"] = new JsonArray("handle", "spout") }),
        _ => null,
    };
}
