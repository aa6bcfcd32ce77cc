using DeepAgents.LangSmith;

namespace DeepAgents.Benchmarks.Scenarios;

/// <summary>Connections to the server of the benchmarks.</summary>
internal static class Clients
{
    private const string Key = "lsv2_pt_benchmark";

    /// <summary>Ten thousand polls take a while to open, and none of them may end before all are.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    /// <summary>HttpClient as it is usually made, with the header that the service wants.</summary>
    public static HttpClient Http(Uri server)
    {
        var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = server };
        http.DefaultRequestHeaders.Add("X-Api-Key", Key);
        http.DefaultRequestHeaders.Add("Accept", "application/json");
        return http;
    }

    public static DeepAgentsClient DeepAgents(Uri server) => new(Options(server));

    /// <summary>
    /// The server has no TLS, in which a client and a server agree on HTTP/2; so every request says it. Otherwise the handler is set as
    /// that of the package.
    /// </summary>
    public static DeepAgentsClient DeepAgentsOverHttp2(Uri server) =>
        new(Options(server), new Http2Handler(new SocketsHttpHandler { AllowAutoRedirect = false, EnableMultipleHttp2Connections = true, UseCookies = false }));

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
