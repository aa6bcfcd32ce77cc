using System.Text.Json;

namespace DeepAgents;

/// <summary>How the values of a type are read and written.</summary>
internal abstract class JsonForm<T>
{
    /// <summary>What a success without a body stands for.</summary>
    public abstract T Empty { get; }

    /// <summary>
    /// Reads the value at which the reader stands, and returns the default for <c>null</c>. The reader stands at its end afterwards, unless the
    /// value is unfit.
    /// </summary>
    public abstract T? Read(ref WireReader reader);

    public abstract void Write(WireWriter writer, T value);

    /// <summary>Reads the value at which the reader stands.</summary>
    /// <exception cref="JsonException">The value is unfit.</exception>
    public T ReadOrThrow(ref WireReader reader)
    {
        var value = Read(ref reader);
        return reader.IsUnfit ? throw new JsonException() : value!;
    }
}
