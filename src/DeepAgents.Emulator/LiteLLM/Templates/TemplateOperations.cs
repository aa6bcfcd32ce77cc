using System.Text.Json.Nodes;
using DeepAgents.Emulator.Http;
using DeepAgents.Emulator.LiteLLM.Agents;
using Microsoft.AspNetCore.Http;

namespace DeepAgents.Emulator.LiteLLM.Templates;

/// <summary>There are no templates, so no agent was made from one that it could be brought up to.</summary>
internal sealed class TemplateOperations(PlatformAgentStore agents)
{
    public IEnumerable<Operation> All =>
    [
        new("GET", "/templates", ListAsync),
        new("POST", "/managed_agents/agents/{agent_id}/template", SyncAsync),
    ];

    private static Task<Reply> ListAsync(HttpContext context) => Task.FromResult(Reply.Json(StatusCodes.Status200OK, new JsonArray()));

    private Task<Reply> SyncAsync(HttpContext context)
    {
        var id = (string)context.Request.RouteValues["agent_id"]!;
        throw agents.Find(id) is null
            ? LiteLLMError.AgentNotFound(id)
            : LiteLLMError.Text(StatusCodes.Status400BadRequest, $"agent '{id}' was not created from a template");
    }
}
