using DeepAgents.LangSmith;

namespace DeepAgents.Benchmarks.Scenarios;

/// <summary>Connections to the server of the benchmarks.</summary>
internal static class Clients
{
    private const string Key = "lsv2_pt_benchmark";

    /// <summary>Ten thousand polls take a while to open, and none of them may end before all are.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    /// <summary>HttpClient with the headers that the service wants.</summary>
    public static HttpClient Http(Uri server) => Http(server, Handler());

    public static HttpClient HttpWithSlowBodies(Uri server) => Http(server, new SlowBodyHandler(Handler()));

    public static DeepAgentsClient DeepAgents(Uri server) => new(Options(server));

    public static DeepAgentsClient DeepAgentsWithSlowBodies(Uri server) => new(Options(server), new SlowBodyHandler(Handler()));

    /// <summary>The server has no TLS, in which a client and a server agree on HTTP/2; so every request says it.</summary>
    public static DeepAgentsClient DeepAgentsOverHttp2(Uri server) => new(Options(server), new Http2Handler(Handler()));

    /// <summary>What of the package's own handler has to do with costs.</summary>
    private static SocketsHttpHandler Handler() => new() { AllowAutoRedirect = false, EnableMultipleHttp2Connections = true, UseCookies = false };

    private static HttpClient Http(Uri server, HttpMessageHandler handler)
    {
        var http = new HttpClient(handler) { BaseAddress = server };
        http.DefaultRequestHeaders.Add("X-Api-Key", Key);
        http.DefaultRequestHeaders.Add("Accept", "application/json");
        return http;
    }

    private static DeepAgentsOptions Options(Uri server) => new() { ApiKey = Key, Endpoint = new Uri(server, "v1/deepagents"), Timeouts = { Request = Longest, Total = Longest } };

    private sealed class Http2Handler(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.VersionPolicy = HttpVersionPolicy.RequestVersionExact;
            return base.SendAsync(request, cancellationToken);
        }
    }
}
