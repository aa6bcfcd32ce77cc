using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DeepAgents;

/// <summary>Takes a part of a JSON text along as it is, to be looked at later or not at all.</summary>
internal static class JsonCopy
{
    private static readonly JsonLoadSettings Load = new() { LineInfoHandling = LineInfoHandling.Ignore };

    /// <summary>The value at which the reader stands, as a compact text. The reader stands at its end afterwards.</summary>
    public static string ToText(JsonReader reader)
    {
        using var text = new PooledTextWriter();
        using (var writer = new JsonTextWriter(text) { ArrayPool = CharPool.Shared, AutoCompleteOnClose = false, CloseOutput = false, Culture = CultureInfo.InvariantCulture })
        {
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
                Copy(reader, writer);
            }
            while (depth > 0 && MoveOn(reader));
        }

        return text.ToString();
    }

    /// <summary>The value at which the reader stands. The reader stands at its end afterwards.</summary>
    public static JToken ToToken(JsonReader reader) => JToken.ReadFrom(reader, Load);

    public static JToken ToToken(string text)
    {
        using var reader = WireJson.ReaderOf(new StringReader(text));
        reader.Read();
        return ToToken(reader);
    }

    /// <summary>Writes a copy again. A writer that is not for text, or formats it, gets the tokens.</summary>
    public static void WriteText(JsonWriter writer, string text)
    {
        if (writer is JsonTextWriter { Formatting: Formatting.None })
        {
            writer.WriteRawValue(text);
        }
        else
        {
            ToToken(text).WriteTo(writer);
        }
    }

    private static void Copy(JsonReader reader, JsonTextWriter writer)
    {
        if (reader.TokenType == JsonToken.Undefined)
        {
            writer.WriteNull();
        }
        else
        {
            writer.WriteToken(reader, writeChildren: false);
        }
    }

    private static bool MoveOn(JsonReader reader) => reader.MoveOn() ? true : throw JsonFault.Expected("the end of the value", reader);
}
