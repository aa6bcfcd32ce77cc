using System.Text.Json.Nodes;
using DeepAgents.Emulator.Http;
using Microsoft.AspNetCore.Http;

namespace DeepAgents.Emulator.LiteLLM;

/// <summary>The state of the cluster behind the platform, in a body of its own shape; behind an emulator there is none.</summary>
internal sealed class ClusterHealthOperations(TimeProvider clock)
{
    public IEnumerable<Operation> All => [new("GET", "/health/k8s", CheckAsync)];

    private Task<Reply> CheckAsync(HttpContext context)
    {
        var started = clock.GetTimestamp();
        return Task.FromResult(Reply.Json(StatusCodes.Status503ServiceUnavailable, new JsonObject
        {
            ["ok"] = false,
            ["error"] = "there is no cluster behind this emulator",
            ["elapsed_ms"] = (long)clock.GetElapsedTime(started).TotalMilliseconds,
        }));
    }
}
