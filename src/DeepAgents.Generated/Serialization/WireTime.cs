using System.Globalization;
using Newtonsoft.Json;

namespace DeepAgents;

/// <summary>
/// Reads times in the same way on every machine: one without an offset is UTC, as both services mean it, and an empty text is no time, as
/// servers do send it.
/// </summary>
internal static class WireTime
{
    public static DateTimeOffset? Read(JsonReader reader, DateTimeOffset? current)
    {
        switch (reader.Value)
        {
            case string text when text.Length == 0:
                return current;
            case string text when reader.TokenType == JsonToken.String &&
                DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time):
                return time;

            // Tokens of a serializer that has looked for times already.
            case DateTimeOffset time:
                return time;
            case DateTime time:
                return time.Kind == DateTimeKind.Unspecified ? new DateTimeOffset(time, TimeSpan.Zero) : new DateTimeOffset(time);
            default:
                return reader.IsNothing() ? current : throw JsonFault.Expected("a time", reader);
        }
    }
}
