namespace DeepAgents;

/// <summary>A type that takes one function in each direction.</summary>
internal sealed class SimpleForm<T>(T empty, SimpleForm<T>.Reader read, Action<WireWriter, T> write) : JsonForm<T>
{
    public delegate T? Reader(ref WireReader reader);

    public override T Empty => empty;

    public override T? Read(ref WireReader reader) => read(ref reader);

    public override void Write(WireWriter writer, T value) => write(writer, value);
}
