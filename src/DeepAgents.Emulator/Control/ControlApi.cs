using System.Text.Json;
using System.Text.Json.Nodes;
using DeepAgents.Emulator.Hosting;
using DeepAgents.Emulator.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace DeepAgents.Emulator.Control;

/// <summary>The emulator's own endpoints, for tests in any language: its scenario and its ledger. They need no key.</summary>
internal sealed class ControlApi(EmulatorSettings settings, LedgerBook ledger)
{
    private const string ScenarioPath = "/_emulator/scenario";

    public void Map(IEndpointRouteBuilder routes)
    {
        RequestDelegate get = context => Scenario().WriteAsync(context);
        RequestDelegate replace = ReplaceAsync;
        RequestDelegate clear = context =>
        {
            settings.Use(new EmulatorScenario());
            return Scenario().WriteAsync(context);
        };
        RequestDelegate counts = context => Reply.Json(StatusCodes.Status200OK, ToJson(ledger.ToSnapshot())).WriteAsync(context);
        routes.MapGet(ScenarioPath, get);
        routes.MapPut(ScenarioPath, replace);
        routes.MapDelete(ScenarioPath, clear);
        routes.MapGet("/_emulator/ledger", counts);
    }

    private static JsonObject ToJson(EmulatorLedger ledger) => new()
    {
        ["requests"] = JsonSerializer.SerializeToNode(ledger.Requests),
        ["created"] = JsonSerializer.SerializeToNode(ledger.Created),
        ["faults"] = JsonSerializer.SerializeToNode(ledger.Faults),
        ["tool_calls"] = JsonSerializer.SerializeToNode(ledger.ToolCalls, ScenarioJson.Options),
    };

    private Reply Scenario() => Reply.Json(StatusCodes.Status200OK, JsonNode.Parse(settings.Scenario.ToJson()));

    private async Task ReplaceAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        try
        {
            settings.Use(EmulatorScenario.Parse(await reader.ReadToEndAsync(context.RequestAborted)));
        }
        catch (FormatException invalid)
        {
            await Reply.Json(StatusCodes.Status400BadRequest, new JsonObject { ["error"] = invalid.Message }).WriteAsync(context);
            return;
        }

        await Scenario().WriteAsync(context);
    }
}
