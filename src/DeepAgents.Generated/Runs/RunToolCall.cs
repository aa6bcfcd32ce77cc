using Newtonsoft.Json.Linq;

namespace DeepAgents;

/// <summary>A tool call in a message of the assistant.</summary>
public sealed class RunToolCall
{
    internal RunToolCall(JObject json)
    {
        Id = json.Text("id");
        Name = json.Text("name") ?? "";
        Arguments = json["args"] as JObject ?? [];
    }

    /// <summary>The id of the call, which the result names, or <see langword="null"/>.</summary>
    public string? Id { get; }

    /// <summary>The name of the tool.</summary>
    public string Name { get; }

    /// <summary>The arguments of the call.</summary>
    public JObject Arguments { get; }
}
