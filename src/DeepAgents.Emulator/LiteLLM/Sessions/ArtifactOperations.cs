using DeepAgents.Emulator.Http;
using Microsoft.AspNetCore.Http;

namespace DeepAgents.Emulator.LiteLLM.Sessions;

/// <summary>Artifacts need an object store. A platform without one says so before it looks at any key, and this is such a one.</summary>
internal static class ArtifactOperations
{
    public static IEnumerable<Operation> All => [new("POST", "/sessions/{session_id}/artifacts", CreateAsync, ChecksKeyItself: true)];

    private static Task<Reply> CreateAsync(HttpContext context) => Task.FromResult(
        LiteLLMError.Reply(StatusCodes.Status503ServiceUnavailable, "artifact storage is not configured"));
}
