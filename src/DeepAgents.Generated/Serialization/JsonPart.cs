using Newtonsoft.Json;

namespace DeepAgents;

/// <summary>A token of a JSON text: a bracket, a name or a simple value.</summary>
internal readonly record struct JsonPart(JsonToken Type, object? Value);
