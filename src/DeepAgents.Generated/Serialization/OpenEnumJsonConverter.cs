using Newtonsoft.Json;

namespace DeepAgents;

/// <summary>Reads and writes an open enum as the text that it is.</summary>
/// <typeparam name="T">The open enum.</typeparam>
internal abstract class OpenEnumJsonConverter<T> : JsonConverter
    where T : struct, IOpenValue
{
    public override bool CanConvert(Type objectType) => objectType == typeof(T) || objectType == typeof(T?);

    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer) =>
        Read(reader) is { } value ? value : objectType == typeof(T) ? default(T) : null;

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) => writer.WriteValue((value as IOpenValue)?.Value);

    /// <summary>Reads the value at which the reader stands; <see langword="null"/> for nothing.</summary>
    public T? Read(JsonReader reader) => MemberReader.Read(reader, null as string) is { } value ? Create(value) : null;

    protected abstract T Create(string value);
}
