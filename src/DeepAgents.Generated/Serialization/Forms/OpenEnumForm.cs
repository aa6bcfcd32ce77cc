using System.Reflection;
using Newtonsoft.Json;

namespace DeepAgents;

internal sealed class OpenEnumForm<T> : JsonForm<T>
    where T : struct, IOpenValue
{
    private readonly OpenEnumJsonConverter<T> _converter =
        (OpenEnumJsonConverter<T>)Activator.CreateInstance(typeof(T).GetCustomAttribute<JsonConverterAttribute>()!.ConverterType)!;

    public override T Read(JsonReader reader) => _converter.Read(reader) ?? default;

    public override void Write(JsonWriter writer, T value, bool isRequest) => writer.WriteValue(value.Value);
}
