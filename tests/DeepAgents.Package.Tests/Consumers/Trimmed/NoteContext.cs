using System.Text.Json.Serialization;

namespace Consumers;

[JsonSerializable(typeof(Note))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class NoteContext : JsonSerializerContext;
