namespace DeepAgents;

/// <summary>An open enum: a text. Reading a known value makes no string.</summary>
internal sealed class OpenValueForm<T>(IOpenValue<T> factory) : JsonForm<T>
{
    public override T Empty => factory.Of("");

    public override T? Read(ref WireReader reader) =>
        reader.TryGetPlain(out var bytes) && factory.TryGetKnown(bytes, out var known) ? known
        : reader.Read(default(string)) is { } text ? factory.Of(text)
        : default;

    public override void Write(WireWriter writer, T value) => writer.Value(((IOpenValue)value!).Value);
}
