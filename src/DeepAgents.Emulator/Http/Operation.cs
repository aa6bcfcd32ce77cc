using Microsoft.AspNetCore.Http;

namespace DeepAgents.Emulator.Http;

/// <summary>One operation of a service: a verb on a path below the service's prefix.</summary>
/// <param name="Method">The HTTP verb.</param>
/// <param name="Path">The route pattern, beginning with a slash.</param>
/// <param name="Handler">Answers the request.</param>
/// <param name="Permission">What the key must be allowed to do, where the service has permissions.</param>
/// <param name="ChecksKeyItself">Whether the handler says who may come, and not the service; only the LiteLLM side has such.</param>
internal sealed record Operation(
    string Method, string Path, Func<HttpContext, Task<Reply>> Handler, string? Permission = null, bool ChecksKeyItself = false);
