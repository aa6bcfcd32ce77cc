using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace DeepAgents;

/// <summary>Reads and writes the value of an <see cref="Optional{T}"/>. Reading sets it, also to <c>null</c>.</summary>
internal sealed class OptionalJsonConverter<T> : JsonConverter<Optional<T>>
{
    public override bool HandleNull => true;

    public override Optional<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(JsonSerializer.Deserialize(ref reader, (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T)))!);

    public override void Write(Utf8JsonWriter writer, Optional<T> value, JsonSerializerOptions options)
    {
        if (!value.IsSet)
        {
            throw new InvalidOperationException(
                $"An optional that is not set cannot be written. Give the property [JsonIgnore(Condition = JsonIgnoreCondition.{nameof(JsonIgnoreCondition.WhenWritingDefault)})].");
        }

        JsonSerializer.Serialize(writer, value.Value, (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T)));
    }
}
