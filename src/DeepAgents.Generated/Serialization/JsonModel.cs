using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Newtonsoft.Json.Linq;

namespace DeepAgents;

/// <summary>
/// The base of every model. It keeps the members that this version of the package does not know, so that reading an object from
/// a newer server and writing it again loses nothing.
/// </summary>
[Newtonsoft.Json.JsonConverter(typeof(NewtonsoftConverter))]
[DebuggerDisplay("{ToString(),nq}")]
public abstract class JsonModel : IReadsJson
{
    private const int MaxIdLength = 100;

    private ExtraMembers? _extra;

    /// <summary>Creates an empty model: nothing is set, so nothing is sent.</summary>
    protected JsonModel()
    {
    }

    /// <summary>
    /// Members of the JSON object that are no property of this class, and those of <see cref="UnreadableMembers"/>, by their name on the
    /// wire.
    /// What is added here is sent, except under the name of a property that is set: the property wins.
    /// </summary>
    /// <value>Empty unless the server sent such members or the caller added some.</value>
    [Newtonsoft.Json.JsonIgnore]
    public IDictionary<string, JToken> AdditionalProperties =>
        LazyInitializer.EnsureInitialized(ref _extra, static () => new ExtraMembers())!.Tokens;

    /// <summary>
    /// The names of the members that the server sent with a value that their property cannot hold, such as 1.5 for a whole number or a
    /// text for a
    /// list. The properties are not set. The values are in <see cref="AdditionalProperties"/>.
    /// </summary>
    /// <value>Empty unless the server sent such values.</value>
    [Newtonsoft.Json.JsonIgnore]
    public IReadOnlyList<string> UnreadableMembers => _extra?.Unreadable ?? [];

    /// <summary>The type, and the id if the object has one. Never another value, because it may be a secret.</summary>
    public override string ToString() =>
        Identifier is { Length: > 0 } id ? $"{GetType().Name} {SafeText.Escape(id, MaxIdLength)}" : GetType().Name;

    /// <summary>The id of the object, if it has one.</summary>
    internal virtual string? Identifier => null;

    /// <inheritdoc/>
    object IReadsJson.ReadFrom(ref WireReader reader)
    {
        if (reader.IsAt(JsonTokenType.StartObject))
        {
            ReadFrom(ref reader);
        }

        return reader.IsUnfit ? throw new JsonException($"{GetType().Name} cannot be read.") : this;
    }

    /// <summary>Reads an object. The reader stands at its start, and at its end afterwards, unless the object is unfit.</summary>
    internal void ReadFrom(ref WireReader reader)
    {
        var open = reader.Open;
        while (reader.NextMember(out var name, out var isEscaped))
        {
            var start = reader.Start;
            var isKnown = ReadMember(ref reader, isEscaped ? Encoding.UTF8.GetBytes(JsonText.Decode(name, isEscaped)) : name);
            if (reader.TakeLost())
            {
                return;
            }

            if (!isKnown || reader.IsUnfit)
            {
                (_extra ??= new ExtraMembers()).Add(JsonText.Decode(name, isEscaped), reader.Raw(start, open), reader.IsUnfit);
                reader.Kept();
            }
        }
    }

    /// <summary>Writes the object.</summary>
    internal void WriteTo(WireWriter writer)
    {
        var outer = writer.Names;
        writer.Names = _extra?.MayHideProperties == true ? new HashSet<string>(StringComparer.Ordinal) : null;
        writer.StartObject();
        WriteMembers(writer);
        _extra?.WriteTo(writer, writer.Names);
        writer.EndObject();
        writer.Names = outer;
    }

    /// <summary>
    /// Reads the value at which the reader stands into the member of that name on the wire; <see langword="false"/> if there is none.
    /// </summary>
    internal virtual bool ReadMember(ref WireReader reader, scoped ReadOnlySpan<byte> name) => false;

    /// <summary>Writes the members that are set.</summary>
    internal virtual void WriteMembers(WireWriter writer)
    {
    }
}
