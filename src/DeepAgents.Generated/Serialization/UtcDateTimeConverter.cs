using System.Globalization;
using Newtonsoft.Json;

namespace DeepAgents;

/// <summary>
/// Reads times in the same way on every machine: one without an offset is UTC, as both services mean it, and an empty text is no time, as
/// servers do send it.
/// </summary>
internal sealed class UtcDateTimeConverter : JsonConverter
{
    public override bool CanWrite => false;

    public override bool CanConvert(Type objectType) => objectType == typeof(DateTimeOffset) || objectType == typeof(DateTimeOffset?);

    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer)
    {
        var text = reader.Value as string;
        if (reader.TokenType == JsonToken.Null || (reader.TokenType == JsonToken.String && text!.Length == 0))
        {
            return objectType == typeof(DateTimeOffset) ? default(DateTimeOffset) : null;
        }

        return text is not null && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw new JsonSerializationException($"A time was expected. Path '{reader.Path}'.", reader.Path, 0, 0, null);
    }

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) => throw new NotSupportedException("Times are written as they are.");
}
