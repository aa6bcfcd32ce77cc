using System.Diagnostics.CodeAnalysis;

namespace DeepAgents;

/// <summary>A type of the caller's own, which Newtonsoft.Json reads and writes. Models in it are read and written by us.</summary>
[RequiresUnreferencedCode(Reflection.Needed)]
[RequiresDynamicCode(Reflection.Needed)]
internal sealed class ForeignForm<T> : JsonForm<T>
{
    public override T Empty => ForeignJson.Empty<T>();

    public override T? Read(ref WireReader reader) => ForeignJson.Read<T>(reader.Raw());

    public override void Write(WireWriter writer, T value) => ForeignJson.Write(value!, writer);
}
