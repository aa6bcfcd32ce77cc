using Newtonsoft.Json;

namespace DeepAgents;

/// <summary>
/// Writes the value of a set <see cref="Optional{T}"/>, <c>null</c> included. One that is not set is never written: the property
/// that holds it leaves out its default value.
/// </summary>
internal sealed class OptionalJsonConverter : JsonConverter
{
    public override bool CanConvert(Type objectType) => typeof(IOptional).IsAssignableFrom(objectType);

    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer)
    {
        var value = serializer.Deserialize(reader, objectType.GenericTypeArguments[0]);
        return Activator.CreateInstance(objectType, value);
    }

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) =>
        serializer.Serialize(writer, (value as IOptional)?.Value);
}
