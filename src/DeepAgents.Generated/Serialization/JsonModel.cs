using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DeepAgents;

/// <summary>
/// The base of every model. It keeps the members that this version of the package does not know, so that reading an object from
/// a newer server and writing it again loses nothing.
/// </summary>
[JsonConverter(typeof(JsonModelConverter))]
public abstract class JsonModel
{
    // Members nobody has looked at yet, as the parts that they came as. Once somebody has, the tokens are all there is.
    private Dictionary<string, JsonPart[]>? _unread;
    private Dictionary<string, JToken>? _additional;

    // Whether there may be values under names of properties, which such a property replaces when it is set.
    private bool _hasUnfit;

    /// <summary>Creates an empty model: nothing is set, so nothing is sent.</summary>
    protected JsonModel()
    {
    }

    /// <summary>
    /// Members of the JSON object that are no property of this class, or that hold a value that their property cannot hold, such as 1.5 for
    /// a whole number, by their name on the wire. What is added here is sent, except
    /// under the name of a property that is set: the property wins.
    /// </summary>
    /// <value>Empty unless the server sent such members or the caller added some.</value>
    [JsonIgnore]
    public IDictionary<string, JToken> AdditionalProperties => Volatile.Read(ref _additional) ?? LookAtUnread();

    /// <summary>Reads an object. The reader stands at its start, and at its end afterwards.</summary>
    internal void ReadFrom(JsonReader reader)
    {
        if (reader.TokenType != JsonToken.StartObject)
        {
            throw JsonFault.Expected("an object", reader);
        }

        var depth = reader.Depth;
        while (reader.MoveOn() && reader.TokenType == JsonToken.PropertyName)
        {
            var name = (string)reader.Value!;
            reader.MoveOn();
            if (!TryReadMember(reader, name, depth + 1))
            {
                (_unread ??= new Dictionary<string, JsonPart[]>(StringComparer.Ordinal))[name] = JsonCopy.Take(reader);
            }
        }

        if (reader.TokenType != JsonToken.EndObject)
        {
            throw JsonFault.Expected("the end of the object", reader);
        }
    }

    /// <summary>Writes the object.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="isRequest">Whether it is sent: only then has it to be complete.</param>
    internal void WriteTo(JsonWriter writer, bool isRequest)
    {
        writer.WriteStartObject();
        var written = _additional is { Count: > 0 } || _hasUnfit ? new HashSet<string>(StringComparer.Ordinal) : null;
        WriteMembers(new MemberWriter(writer, isRequest, written));
        if (_additional is not null)
        {
            foreach (var pair in _additional.Where(pair => !written!.Contains(pair.Key)))
            {
                writer.WritePropertyName(pair.Key);
                JsonForm<JToken>.Of.Write(writer, pair.Value, isRequest);
            }
        }
        else if (_unread is not null)
        {
            foreach (var pair in _unread.Where(pair => written?.Contains(pair.Key) != true))
            {
                writer.WritePropertyName(pair.Key);
                JsonCopy.Write(writer, pair.Value);
            }
        }

        writer.WriteEndObject();
    }

    /// <summary>Reads the value at which the reader stands into the member of that name on the wire; <see langword="false"/> if there is none.</summary>
    internal virtual bool ReadMember(JsonReader reader, string name) => false;

    /// <summary>Writes the members that are set.</summary>
    internal virtual void WriteMembers(MemberWriter members)
    {
    }

    private bool TryReadMember(JsonReader reader, string name, int depth)
    {
        try
        {
            return ReadMember(reader, name);
        }
        catch (UnfitValueException) when (reader.Depth == depth)
        {
            // The value is the member itself, and not part of a list in it. The reader still stands at it.
            _hasUnfit = true;
            return false;
        }
    }

    private Dictionary<string, JToken> LookAtUnread()
    {
        var tokens = new Dictionary<string, JToken>(StringComparer.Ordinal);
        foreach (var pair in _unread ?? [])
        {
            tokens.Add(pair.Key, JsonCopy.ToToken(pair.Value));
        }

        // Two readers at once get the same tokens, or one would change what the other never sees.
        var first = Interlocked.CompareExchange(ref _additional, tokens, null) ?? tokens;
        _unread = null;
        return first;
    }
}
