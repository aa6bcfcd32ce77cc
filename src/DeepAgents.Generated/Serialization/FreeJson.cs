using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DeepAgents;

/// <summary>A member that may hold any JSON. What a server sent stays as it came until somebody looks at it; most is never looked at.</summary>
internal struct FreeJson
{
    // The parts as they came, or the token once it was looked at or set.
    private object? _value;

    public readonly bool IsSet => _value is not null;

    public JToken? Token
    {
        get
        {
            if (_value is JsonPart[] parts)
            {
                // Two readers at once get the same token, or one would change what the other never sees.
                Interlocked.CompareExchange(ref _value, JsonCopy.ToToken(parts), parts);
            }

            return (JToken?)_value;
        }

        set => _value = value;
    }

    public static FreeJson Read(JsonReader reader) => new() { _value = JsonCopy.Take(reader) };

    public readonly void Write(JsonWriter writer)
    {
        if (_value is JsonPart[] parts)
        {
            JsonCopy.Write(writer, parts);
        }
        else
        {
            ((JToken)_value!).WriteTo(writer);
        }
    }
}
