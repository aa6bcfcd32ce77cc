using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace DeepAgents.Emulator.LiteLLM.Sessions;

/// <summary>The harness's sign of life to one listener, every ten seconds.</summary>
internal sealed class Heartbeat : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);
    private readonly ITimer _timer;

    public Heartbeat(ChannelWriter<JsonObject> listener, TimeProvider clock) => _timer = clock.CreateTimer(
        _ => listener.TryWrite(new JsonObject { ["type"] = "server.heartbeat", ["properties"] = new JsonObject() }),
        null,
        Interval,
        Interval);

    public void Dispose() => _timer.Dispose();
}
