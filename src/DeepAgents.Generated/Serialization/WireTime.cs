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
            case string text when reader.TokenType == JsonToken.String && TryReadUsual(text, out var usual):
                return usual;
            case string text when reader.TokenType == JsonToken.String &&
                DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time):
                return time;

            // Tokens of a serializer that has looked for times already.
            case DateTimeOffset time:
                return time;
            case DateTime time:
                return time.Kind == DateTimeKind.Unspecified ? new DateTimeOffset(time, TimeSpan.Zero) : new DateTimeOffset(time);
            default:
                return reader.IsNothing() ? current : throw JsonFault.Unfit("a time", reader);
        }
    }

    /// <summary>
    /// The form that servers use, <c>2026-05-01T12:34:56.789012Z</c> with up to seven digits of a second: .NET's own parser knows every form
    /// there is, and takes longer for one time than a whole object takes without it.
    /// </summary>
    private static bool TryReadUsual(string text, out DateTimeOffset time)
    {
        time = default;
        if (text.Length is < 20 or > 28 || text[text.Length - 1] != 'Z' || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':' ||
            (text.Length > 20 && (text[19] != '.' || text.Length == 21)))
        {
            return false;
        }

        var (year, month, day) = (Digits(text, 0, 4), Digits(text, 5, 2), Digits(text, 8, 2));
        var (hour, minute, second) = (Digits(text, 11, 2), Digits(text, 14, 2), Digits(text, 17, 2));
        var fraction = text.Length == 20 ? 0 : Digits(text, 20, text.Length - 21);
        if (year < 1 || month is < 1 or > 12 || day < 1 || hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59 || fraction < 0 ||
            day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        for (var digits = text.Length == 20 ? 7 : text.Length - 21; digits < 7; digits++)
        {
            fraction *= 10;
        }

        time = new DateTimeOffset(new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc).AddTicks(fraction));
        return true;
    }

    /// <summary>The number that some digits are, or -1 where one of them is none.</summary>
    private static int Digits(string text, int start, int count)
    {
        var number = 0;
        for (var index = start; index < start + count; index++)
        {
            if (text[index] is < '0' or > '9')
            {
                return -1;
            }

            number = (number * 10) + (text[index] - '0');
        }

        return number;
    }
}
