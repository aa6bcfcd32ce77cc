using Newtonsoft.Json;

namespace DeepAgents;

internal sealed class NullableOpenEnumForm<T> : JsonForm<T?>
    where T : struct, IOpenValue
{
    public override T? Read(JsonReader reader) => reader.IsNothing() ? null : JsonForm<T>.Of.Read(reader);

    public override void Write(JsonWriter writer, T? value, bool isRequest) => writer.WriteValue(value?.Value);
}
