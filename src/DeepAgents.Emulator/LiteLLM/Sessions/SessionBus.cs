using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace DeepAgents.Emulator.LiteLLM.Sessions;

/// <summary>The events of one session's harness, for whoever listens at the moment; nothing is kept for later.</summary>
internal sealed class SessionBus
{
    public const string Idle = "session.idle";

    public const string Error = "session.error";

    private readonly HashSet<Channel<JsonObject>> _listeners = [];
    private readonly Lock _lock = new();

    public Channel<JsonObject> Subscribe()
    {
        var listener = Channel.CreateUnbounded<JsonObject>();
        lock (_lock)
        {
            _listeners.Add(listener);
        }

        return listener;
    }

    public void Unsubscribe(Channel<JsonObject> listener)
    {
        lock (_lock)
        {
            _listeners.Remove(listener);
        }
    }

    public void Publish(string type, JsonObject properties)
    {
        lock (_lock)
        {
            foreach (var listener in _listeners)
            {
                listener.Writer.TryWrite(new JsonObject { ["type"] = type, ["properties"] = properties.DeepClone() });
            }
        }
    }

    /// <summary>The sandbox is gone: nobody will hear anything more.</summary>
    public void Close()
    {
        lock (_lock)
        {
            foreach (var listener in _listeners)
            {
                listener.Writer.TryComplete();
            }

            _listeners.Clear();
        }
    }
}
