using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace DeepAgents.Benchmarks.EmulatorLoad;

/// <summary>Requests to the emulator, without a client library: what is measured is the server.</summary>
internal sealed class LoadClient : IDisposable
{
    private readonly HttpClient _http;

    public LoadClient(Uri address)
    {
        _http = new HttpClient(new SocketsHttpHandler()) { BaseAddress = address, Timeout = TimeSpan.FromMinutes(2) };
        _http.DefaultRequestHeaders.Add("X-Api-Key", "load");
        _http.DefaultRequestHeaders.Add("Authorization", "Bearer load");
    }

    public Task<JsonNode> GetAsync(string path) => ReadAsync(_http.GetAsync(new Uri(path, UriKind.Relative)));

    public Task<JsonNode> PostAsync(string path, JsonObject body) => ReadAsync(_http.PostAsJsonAsync(path, body));

    public Task<JsonNode> PutAsync(string path, JsonObject body) => ReadAsync(_http.PutAsJsonAsync(path, body));

    /// <summary>A pending authorization session that only <see cref="ApproveAsync"/> ends; its id.</summary>
    public async Task<string> CreateAuthSessionAsync()
    {
        await PutAsync("_emulator/scenario", new JsonObject { ["authorization"] = new JsonObject { ["delay"] = null } });
        var server = await PostAsync("v1/deepagents/mcp-servers", new JsonObject
        {
            ["name"] = "load",
            ["url"] = "https://mcp.example.com",
            ["auth_type"] = "oauth",
        });
        var provider = await PostAsync($"v1/deepagents/mcp-servers/{server["id"]}/oauth-provider", []);
        var session = await PostAsync("v1/deepagents/auth-sessions", new JsonObject
        {
            ["provider_id"] = provider["oauth_provider_id"]!.DeepClone(),
            ["scopes"] = new JsonArray(),
            ["strategy"] = "CREATE",
        });
        return session["id"]!.GetValue<string>();
    }

    public async Task ApproveAsync(string sessionId)
    {
        using var answer = await _http.PostAsync(new Uri($"authorize/{sessionId}/approve", UriKind.Relative), null);
        answer.EnsureSuccessStatusCode();
    }

    public void Dispose() => _http.Dispose();

    private static async Task<JsonNode> ReadAsync(Task<HttpResponseMessage> sending)
    {
        using var response = await sending;
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonNode>())!;
    }
}
