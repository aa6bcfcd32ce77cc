using System.Diagnostics.CodeAnalysis;
using Newtonsoft.Json;

namespace DeepAgents;

/// <summary>
/// Lets Newtonsoft.Json read and write an <see cref="Optional{T}"/> in types of the caller's own. Reading sets it, also to <c>null</c>.
/// </summary>
internal sealed class OptionalNewtonsoftConverter : JsonConverter
{
    public override bool CanConvert(Type objectType) => typeof(IOptional).IsAssignableFrom(objectType);

    [UnconditionalSuppressMessage(
        "Trimming", "IL2067", Justification = "Newtonsoft.Json calls it, whose serializers themselves warn that they need all members.")]
    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer) =>
        Activator.CreateInstance(objectType, serializer.Deserialize(reader, objectType.GenericTypeArguments[0]));

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) =>
        serializer.Serialize(writer, value is IOptional { IsSet: true } set
            ? set.Value
            : throw new JsonSerializationException(
                "An optional that is not set cannot be written. Give the property DefaultValueHandling.Ignore."));
}
