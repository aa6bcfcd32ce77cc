using Newtonsoft.Json;

namespace DeepAgents;

/// <summary>Reads and writes an open enum as the text that it is.</summary>
/// <typeparam name="T">The open enum.</typeparam>
internal abstract class OpenEnumJsonConverter<T> : JsonConverter
    where T : struct, IOpenValue
{
    public override bool CanConvert(Type objectType) => objectType == typeof(T) || objectType == typeof(T?);

    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer)
    {
        if (reader.TokenType == JsonToken.String)
        {
            return Create((string)reader.Value!);
        }

        if (reader.TokenType == JsonToken.Null)
        {
            return objectType == typeof(T) ? default(T) : null;
        }

        throw new JsonSerializationException($"A text was expected for {typeof(T).Name}, not {reader.TokenType}. Path '{reader.Path}'.");
    }

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) => writer.WriteValue((value as IOpenValue)?.Value);

    protected abstract T Create(string value);
}
