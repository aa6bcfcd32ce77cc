using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace DeepAgents.Emulator.Http;

/// <summary>Server-sent events of one response; each frame is flushed at once.</summary>
internal sealed class EventStream(HttpResponse response)
{
    public Task SendAsync(JsonNode data, CancellationToken cancellationToken) => SendAsync(null, data, null, cancellationToken);

    public Task SendAsync(string? name, JsonNode data, string? id, CancellationToken cancellationToken)
    {
        var frame = new StringBuilder();
        if (name is not null)
        {
            frame.Append("event: ").Append(name).Append('\n');
        }

        frame.Append("data: ").Append(JsonText.ToText(data)).Append('\n');
        if (id is not null)
        {
            frame.Append("id: ").Append(id).Append('\n');
        }

        return WriteAsync(frame.Append('\n').ToString(), cancellationToken);
    }

    /// <summary>A comment, which a reader skips: it only tells that the stream is alive.</summary>
    public Task SendHeartbeatAsync(CancellationToken cancellationToken) => WriteAsync(": heartbeat\n\n", cancellationToken);

    private async Task WriteAsync(string text, CancellationToken cancellationToken)
    {
        await response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);
        await response.Body.FlushAsync(cancellationToken);
    }
}
