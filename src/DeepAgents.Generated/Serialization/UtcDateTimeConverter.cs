using Newtonsoft.Json;

namespace DeepAgents;

/// <summary>Reads the times in a caller's own types as in ours.</summary>
internal sealed class UtcDateTimeConverter : JsonConverter
{
    public override bool CanWrite => false;

    public override bool CanConvert(Type objectType) => objectType == typeof(DateTimeOffset) || objectType == typeof(DateTimeOffset?);

    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer) =>
        WireTime.Read(reader, null) is { } time ? time : objectType == typeof(DateTimeOffset) ? default(DateTimeOffset) : null;

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) => throw new NotSupportedException("Times are written as they are.");
}
