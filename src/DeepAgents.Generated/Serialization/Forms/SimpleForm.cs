using Newtonsoft.Json;

namespace DeepAgents;

/// <summary>A type that takes no more than a function in each direction.</summary>
internal sealed class SimpleForm<T>(Func<JsonReader, T?> read, Action<JsonWriter, T> write) : JsonForm<T>
{
    public override T? Read(JsonReader reader) => read(reader);

    public override void Write(JsonWriter writer, T value, bool isRequest) => write(writer, value);
}
