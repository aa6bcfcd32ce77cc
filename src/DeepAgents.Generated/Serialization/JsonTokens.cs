using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DeepAgents;

/// <summary>The tokens of Newtonsoft.Json, read from JSON in UTF-8 and written as such.</summary>
internal static class JsonTokens
{
    // No double is larger, and the time to parse more digits grows with their square.
    private const int MaxDigits = 380;

    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>The value at which the reader stands. The reader stands at its end afterwards.</summary>
    public static JToken Read(ref WireReader reader)
    {
        switch (reader.Token)
        {
            case JsonTokenType.StartObject:
                var json = new JObject();
                while (reader.NextMember(out var name, out var isEscaped))
                {
                    json[JsonText.Decode(name, isEscaped)] = Read(ref reader);
                }

                return json;
            case JsonTokenType.StartArray:
                var list = new JArray();
                while (reader.NextElement())
                {
                    list.Add(Read(ref reader));
                }

                return list;
            case JsonTokenType.Number:
                return Number(reader.Text);
            case JsonTokenType.True or JsonTokenType.False:
                return new JValue(reader.Token == JsonTokenType.True);
            case JsonTokenType.Null:
                return JValue.CreateNull();
            default:
                return new JValue(reader.Text);
        }
    }

    public static void Write(JToken? token, WireWriter writer)
    {
        switch (token)
        {
            case var _ when FreeJson.SourceOf(token) is { } source:
                writer.Raw(source);
                break;
            case JObject json:
                writer.StartObject();
                foreach (var property in json.Properties())
                {
                    writer.Name(property.Name);
                    Write(property.Value, writer);
                }

                writer.EndObject();
                break;
            case JArray list:
                writer.StartArray();
                foreach (var item in list)
                {
                    Write(item, writer);
                }

                writer.EndArray();
                break;
            case JRaw raw:
                writer.Raw(Encoding.UTF8.GetBytes(raw.ToString(Invariant)));
                break;
            case JConstructor:
                throw new JsonWriterException("A constructor is not JSON.");
            default:
                Write((token as JValue)?.Value, writer);
                break;
        }
    }

    private static void Write(object? value, WireWriter writer)
    {
        switch (value)
        {
            case null:
                writer.Null();
                break;
            case string text:
                writer.Value(text);
                break;
            case byte[] bytes:
                writer.Value(Convert.ToBase64String(bytes));
                break;
            case double or float:
                writer.Value(Convert.ToDouble(value, Invariant));
                break;
            default:
                writer.Raw(Encoding.UTF8.GetBytes(JsonConvert.ToString(value)));
                break;
        }
    }

    /// <summary>A number as the narrowest type that holds its digits, as Newtonsoft.Json reads it.</summary>
    private static JValue Number(string digits) =>
        digits.IndexOfAny(['.', 'e', 'E']) >= 0 && double.TryParse(digits, NumberStyles.Float, Invariant, out var number) ? new(number)
        : long.TryParse(digits, NumberStyles.AllowLeadingSign, Invariant, out var whole) ? new(whole)
        : digits.Length <= MaxDigits && BigInteger.TryParse(digits, NumberStyles.AllowLeadingSign, Invariant, out var large) ? new((object)large)
        : new(digits[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity);
}
