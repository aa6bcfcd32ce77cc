using Newtonsoft.Json;

namespace DeepAgents.Tests.Fuzzing.Wire;

/// <summary>A member of a JSON object; the name is raw text with its quotes.</summary>
internal sealed class JsonMember(string name, JsonTree value)
{
    public string Name { get; set; } = name;

    public JsonTree Value { get; } = value;

    public static JsonMember Named(string name, JsonTree value) => new(JsonConvert.ToString(name), value);
}
