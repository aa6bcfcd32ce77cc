using Newtonsoft.Json;

namespace DeepAgents;

/// <summary>What to say, and where, when a body is not of the shape that the contract says. The value stays out: it may be a secret.</summary>
internal static class JsonFault
{
    public static JsonSerializationException Expected(string expected, JsonReader reader, Exception? inner = null) =>
        At(reader, $"{expected} was expected, not {reader.TokenType}. Path '{reader.Path}'.", inner);

    /// <summary>The same for a value at which the reader still stands, so that it can be kept as it is.</summary>
    public static UnfitValueException Unfit(string expected, JsonReader reader, Exception? inner = null) =>
        new($"{expected} was expected, not {reader.TokenType}. Path '{reader.Path}'.", reader, inner);

    public static JsonSerializationException At(JsonReader reader, string message, Exception? inner = null)
    {
        var line = reader as IJsonLineInfo;
        return new(message, reader.Path, line?.LineNumber ?? 0, line?.LinePosition ?? 0, inner);
    }
}
