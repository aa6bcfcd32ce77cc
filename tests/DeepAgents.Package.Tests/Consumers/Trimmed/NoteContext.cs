using System.Text.Json.Serialization;

namespace Consumers;

// What an Optional holds is named as well: generated contexts do not look into a converter.
[JsonSerializable(typeof(Note))]
[JsonSerializable(typeof(string))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class NoteContext : JsonSerializerContext;
