using DeepAgents.Tests.Wire;
using Newtonsoft.Json.Linq;

namespace DeepAgents.Tests.Golden;

/// <summary>The way to operations that the package has no method for, of one service.</summary>
internal sealed class EscapeHatch(string service, Func<RawServer, RootClient> connect)
{
    public static readonly IReadOnlyList<EscapeHatch> All = [new("LangSmith", Connect.LangSmith), new("LiteLLM", Connect.LiteLLM)];

    public string Name => $"{service}/SendAsync";

    public async Task<string> RecordAsync(CancellationToken token)
    {
        var all = TellingValues.Everything.Options(typeof(RequestOptions));
        var body = new JObject { ["é"] = new JArray(1.0, JValue.CreateNull(), "2026-01-02T03:04:05Z", "\"\\\n😀"), ["$ref"] = "x" };
        return GoldenFile.Compose(
        [
            ("only what is required", await SendAsync(client => client.SendAsync(HttpMethod.Get, "tomorrow/a%2Fb", cancellationToken: token))),
            ("a query of its own", await SendAsync(client => client.SendAsync(HttpMethod.Get, "/tomorrow?a=b%26c", options: all, cancellationToken: token))),
            ("everything set", await SendAsync(client => client.SendAsync(HttpMethod.Post, "/tomorrow", body, all, token))),
            ("an anonymous body", await SendAsync(client => client.SendAsync(HttpMethod.Patch, "/tomorrow", new { name = "é", at = 1 }, cancellationToken: token))),
            ("nothing to delete with", await SendAsync(client => client.SendAsync(HttpMethod.Delete, "/tomorrow", cancellationToken: token))),
            ("no body to put", await SendAsync(client => client.SendAsync(HttpMethod.Put, "/tomorrow", cancellationToken: token))),
        ]);
    }

    private async Task<RawRequest> SendAsync(Func<RootClient, Task> call)
    {
        using var server = Recording.Server();
        var client = connect(server);
        return await Recording.RequestAsync(client, server, () => call(client));
    }
}
