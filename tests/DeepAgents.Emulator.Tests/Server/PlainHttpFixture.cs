using System.Text;
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
        _emulator = await DeepAgentsEmulator.StartAsync();
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

        return _http!.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token);
    }
}
