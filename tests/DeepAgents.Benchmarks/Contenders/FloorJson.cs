using System.Text.Json.Serialization;
using DeepAgents.Benchmarks.Contenders.Plain;

namespace DeepAgents.Benchmarks.Contenders;

/// <summary>The floor reads and writes with System.Text.Json's generated code.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PlainAgent))]
[JsonSerializable(typeof(PlainPage))]
[JsonSerializable(typeof(PlainRequest))]
[JsonSerializable(typeof(PlainMessage))]
internal sealed partial class FloorJson : JsonSerializerContext;
