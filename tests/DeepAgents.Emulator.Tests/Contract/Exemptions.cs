using System.Net;

namespace DeepAgents.Emulator.Tests.Contract;

/// <summary>Answers that no contract speaks of, because they are not those of a service.</summary>
internal static class Exemptions
{
    /// <summary>Names the kind of a fault that was put into the emulator's answer.</summary>
    public const string FaultHeader = "X-Emulator-Fault";

    /// <summary>The emulator answers these as gateways, proxies and roles would, without a header that says so.</summary>
    private static readonly HashSet<string> FaultyAgents =
        [.. new[] { "html-502", "empty-503", "text-403", "json-418" }.Select(id => "/v1/deepagents/agents/" + id)];

    public static bool Covers(HttpRequestMessage request, HttpResponseMessage response) =>
        response.Headers.Contains(FaultHeader)
        || (request.Method == HttpMethod.Get && FaultyAgents.Contains(request.RequestUri!.AbsolutePath))
        || IsResumption(request)
        || IsOfTheGuard(request, response);

    /// <summary>Where a stream goes on is told by the Location of its answer; no contract names the place.</summary>
    private static bool IsResumption(HttpRequestMessage request) =>
        request.Method == HttpMethod.Get
        && request.RequestUri!.AbsolutePath is var path
        && path.Contains("/runs/", StringComparison.Ordinal)
        && path.EndsWith("/stream", StringComparison.Ordinal);

    /// <summary>Before any service is asked, the emulator turns away what the web pages of others send.</summary>
    private static bool IsOfTheGuard(HttpRequestMessage request, HttpResponseMessage response) =>
        response.StatusCode == HttpStatusCode.MisdirectedRequest
        || (response.StatusCode == HttpStatusCode.Forbidden && request.Headers.Contains("Origin"));
}
