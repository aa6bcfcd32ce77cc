using Newtonsoft.Json;

namespace DeepAgents;

/// <summary>What to say, and where, when a body is not of the shape that the contract says. The value stays out: it may be a secret.</summary>
internal static class JsonFault
{
    public static JsonSerializationException Expected(string expected, JsonReader reader, Exception? inner = null) =>
        At(reader, $"{expected} was expected, not {reader.TokenType}. Path '{reader.Path}'.", inner);

    /// <summary>The same for a single value; an object or an array instead of one is a fault of the whole model.</summary>
    public static JsonSerializationException Unfit(string expected, JsonReader reader, Exception? inner = null) =>
        reader.TokenType is JsonToken.Integer or JsonToken.Float or JsonToken.Boolean or JsonToken.String or JsonToken.Date
            ? new UnfitValueException($"{expected} was expected, not {reader.TokenType}. Path '{reader.Path}'.", reader, inner)
            : Expected(expected, reader, inner);

    public static JsonSerializationException At(JsonReader reader, string message, Exception? inner = null)
    {
        var line = reader as IJsonLineInfo;
        return new(message, reader.Path, line?.LineNumber ?? 0, line?.LinePosition ?? 0, inner);
    }
}
