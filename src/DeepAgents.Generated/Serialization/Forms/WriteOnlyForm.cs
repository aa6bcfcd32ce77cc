namespace DeepAgents;

/// <summary>A type that is written for logs and relays, and never read.</summary>
internal sealed class WriteOnlyForm<T> : JsonForm<T>
{
    public override T Empty => throw CannotBeRead();

    public override T Read(ref WireReader reader) => throw CannotBeRead();

    public override void Write(WireWriter writer, T value) => ((IWritesJson)value!).WriteTo(writer);

    private static NotSupportedException CannotBeRead() => new($"{typeof(T).Name} can be written as JSON but not read.");
}
