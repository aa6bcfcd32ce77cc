using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DeepAgents;

/// <summary>Reads a body as JSON without changing, guessing or executing any of it.</summary>
internal static class JsonBody
{
    private const int MaxDepth = 64;

    internal static JToken? TryParse(string text)
    {
        using var reader = new StrictJsonReader(text)
        {
            MaxDepth = MaxDepth,
            DateParseHandling = DateParseHandling.None,
            FloatParseHandling = FloatParseHandling.Double,
            Culture = CultureInfo.InvariantCulture,
        };
        try
        {
            // Loading a token, unlike deserializing one, knows no metadata: $ref and $type are members like any other.
            JToken token = JToken.ReadFrom(reader);
            return reader.Read() ? null : token;
        }
        catch (Exception exception) when (exception is JsonException or FormatException or OverflowException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>A copy in which no name and no value holds a secret.</summary>
    internal static JToken Scrub(JToken token, SecretScrubber scrubber)
    {
        switch (token)
        {
            case JObject json:
                var copy = new JObject();
                foreach (JProperty property in json.Properties())
                {
                    copy[scrubber.Scrub(property.Name)] = Scrub(property.Value, scrubber);
                }

                return copy;
            case JArray list:
                return new JArray(list.Select(item => Scrub(item, scrubber)));
            default:
                string text = token.Type == JTokenType.String ? (string)token! : token.ToString(Formatting.None);
                string scrubbed = scrubber.Scrub(text);
                return ReferenceEquals(text, scrubbed) ? token : new JValue(scrubbed);
        }
    }

    /// <summary>Newtonsoft reads JavaScript literals; a body that is one, or a Python dict, is text and no JSON.</summary>
    private sealed class StrictJsonReader(string text) : JsonTextReader(new StringReader(text))
    {
        public override bool Read()
        {
            bool read = base.Read();
            bool isJson = TokenType switch
            {
                JsonToken.PropertyName or JsonToken.String => QuoteChar == '"',
                JsonToken.Comment or JsonToken.Undefined or JsonToken.StartConstructor => false,
                _ => true,
            };
            return !read || isJson ? read : throw new JsonReaderException("Not JSON.");
        }
    }
}
