using System.Text;
using System.Text.Json.Nodes;
using DeepAgents.Emulator.Tests.Contract;

namespace DeepAgents.Emulator.Tests.Server;

/// <summary>The emulator as any program sees it: no client of ours, no redirects followed.</summary>
public abstract class PlainHttpFixture
{
    private DeepAgentsEmulator? _emulator;
    private HttpClient? _http;

    protected static CancellationToken Token => TestContext.CurrentContext.CancellationToken;

    protected DeepAgentsEmulator Emulator => _emulator!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        var options = new DeepAgentsEmulatorOptions();
        Configure(options);
        _emulator = await DeepAgentsEmulator.StartAsync(options);
        _http = new HttpClient(ContractHandler.ForPlainHttp()) { BaseAddress = _emulator.BaseAddress };
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _http?.Dispose();
        if (_emulator is not null)
        {
            await _emulator.DisposeAsync();
        }
    }

    /// <summary>Changes how the emulator of the fixture behaves.</summary>
    protected virtual void Configure(DeepAgentsEmulatorOptions options)
    {
    }

    protected async Task<JsonNode> SendJsonAsync(string method, string path, string body)
    {
        using var response = await SendAsync(method, path, body);
        Assert.That(response.IsSuccessStatusCode, $"{method} {path}: {response.StatusCode}");
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(Token))!;
    }

    protected async Task<string> PageAsync(string path = "/")
    {
        using var response = await SendAsync("GET", path, key: null);
        Assert.That(response.IsSuccessStatusCode, $"{path}: {response.StatusCode}");
        return await response.Content.ReadAsStringAsync(Token);
    }

    protected Task<HttpResponseMessage> SendAsync(
        string method, string path, string? body = null, string? key = "key", params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        if (key is not null)
        {
            request.Headers.TryAddWithoutValidation("X-Api-Key", key);
            request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + key);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return SendAsync(request);
    }

    protected Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) =>
        _http!.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token);

    /// <summary>The JSON of an answer that must have the given status; the answer is disposed.</summary>
    protected static async Task<JsonNode?> JsonAsync(Task<HttpResponseMessage> sending, int status = 200)
    {
        using var response = await sending;
        var text = await response.Content.ReadAsStringAsync(Token);
        Assert.That((int)response.StatusCode, Is.EqualTo(status), text);
        return JsonNode.Parse(text);
    }

    /// <summary>Sends a request whose answer must have the given status and is of no further interest.</summary>
    protected static async Task ExpectAsync(Task<HttpResponseMessage> sending, int status)
    {
        using var response = await sending;
        Assert.That((int)response.StatusCode, Is.EqualTo(status), await response.Content.ReadAsStringAsync(Token));
    }
}
