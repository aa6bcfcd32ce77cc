using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DeepAgents;

/// <summary>
/// Takes a part of a JSON text along to be looked at later or not at all: as the flat list of its parts, which costs a fraction of a tree.
/// </summary>
internal static class JsonCopy
{
    private const int MaxKept = 1024;

    private static readonly JsonLoadSettings Load = new() { LineInfoHandling = LineInfoHandling.Ignore };

    // Used again by each thread, to make an array of the right length of it.
    [ThreadStatic]
    private static List<JsonPart>? _collected;

    /// <summary>The parts of the value at which the reader stands. The reader stands at its end afterwards.</summary>
    public static JsonPart[] Take(JsonReader reader)
    {
        var parts = _collected ?? [];
        _collected = null;
        var depth = 0;
        do
        {
            depth += reader.TokenType switch
            {
                JsonToken.StartObject or JsonToken.StartArray => 1,
                JsonToken.EndObject or JsonToken.EndArray => -1,
                JsonToken.StartConstructor => throw JsonFault.Expected("JSON", reader),
                _ => 0,
            };
            parts.Add(reader.TokenType == JsonToken.Undefined ? new JsonPart(JsonToken.Null, null) : new JsonPart(reader.TokenType, reader.Value));
        }
        while (depth > 0 && MoveOn(reader));

        var taken = parts.ToArray();
        if (parts.Count <= MaxKept)
        {
            parts.Clear();
            _collected = parts;
        }

        return taken;
    }

    /// <summary>The value at which the reader stands. The reader stands at its end afterwards.</summary>
    public static JToken ToToken(JsonReader reader) => JToken.ReadFrom(reader, Load);

    public static JToken ToToken(JsonPart[] parts)
    {
        using var writer = new JTokenWriter();
        Write(writer, parts);
        return writer.Token!;
    }

    public static void Write(JsonWriter writer, JsonPart[] parts)
    {
        foreach (var part in parts)
        {
            writer.WriteToken(part.Type, part.Value);
        }
    }

    private static bool MoveOn(JsonReader reader) => reader.MoveOn() ? true : throw JsonFault.Expected("the end of the value", reader);
}
