using Newtonsoft.Json;

namespace DeepAgents;

/// <summary>Writes members by their names on the wire. What is not set is not written.</summary>
/// <param name="writer">Where to.</param>
/// <param name="isRequest">Whether the object is sent, so that it has to have what the contract requires.</param>
/// <param name="written">Takes down the names for who has to know them; <see langword="null"/> if nobody has.</param>
internal readonly struct MemberWriter(JsonWriter writer, bool isRequest, HashSet<string>? written)
{
    public void Write(string name, string? value)
    {
        if (value is not null)
        {
            Name(name);
            writer.WriteValue(value);
        }
    }

    public void Write(string name, bool? value)
    {
        if (value is { } set)
        {
            Name(name);
            writer.WriteValue(set);
        }
    }

    public void Write(string name, int? value)
    {
        if (value is { } set)
        {
            Name(name);
            writer.WriteValue(set);
        }
    }

    public void Write(string name, FreeJson value)
    {
        if (value.IsSet)
        {
            Name(name);
            value.Write(writer);
        }
    }

    /// <summary>A member of an update: <c>null</c> is written if that is what it was set to.</summary>
    public void Write<T>(string name, Optional<T> value)
    {
        if (value.IsSet)
        {
            WriteAlways(name, value.Value);
        }
    }

    public void Write<T>(string name, T? value)
    {
        if (value is not null)
        {
            Name(name);
            JsonForm<T>.Of.Write(writer, value, isRequest);
        }
    }

    /// <summary>A member that is written as <c>null</c> when it is not set.</summary>
    public void WriteAlways<T>(string name, T? value)
    {
        if (value is null)
        {
            Name(name);
            writer.WriteNull();
        }
        else
        {
            Write(name, value);
        }
    }

    /// <summary>A member without which the service refuses the request.</summary>
    public void WriteRequired<T>(string name, T? value)
    {
        if (value is null && isRequest)
        {
            throw new JsonSerializationException($"The member '{name}' is required and not set. Path '{writer.Path}'.");
        }

        Write(name, value);
    }

    private void Name(string name)
    {
        written?.Add(name);

        // Names of the contract hold nothing that has to be escaped.
        writer.WritePropertyName(name, escape: false);
    }
}
