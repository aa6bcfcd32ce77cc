using System.Text;
using System.Text.Json.Nodes;

namespace DeepAgents.Chaos.Emulation;

/// <summary>The emulator's own endpoints. They meet no faults.</summary>
internal sealed class EmulatorControl(Uri address) : IDisposable
{
    private static readonly Uri Scenario = new("_emulator/scenario", UriKind.Relative);
    private static readonly Uri LedgerAddress = new("_emulator/ledger", UriKind.Relative);

    private readonly HttpClient _http = new(new SocketsHttpHandler()) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };

    public async Task UseAsync(JsonObject scenario)
    {
        using var body = new StringContent(scenario.ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await _http.PutAsync(Scenario, body);
        if (!answer.IsSuccessStatusCode)
        {
            throw new InvalidOperationException(await answer.Content.ReadAsStringAsync());
        }
    }

    public async Task<Ledger> GetLedgerAsync() => Ledger.Parse(await _http.GetStringAsync(LedgerAddress));

    public void Dispose() => _http.Dispose();
}
