using System.Buffers.Text;
using System.Globalization;

namespace DeepAgents;

/// <summary>Reads times in the same way on every machine: one without an offset is UTC, as the services mean it.</summary>
internal static class WireTime
{
    private const int LengthOfSeconds = 20;

    public static bool TryRead(string text, out DateTimeOffset time) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);

    /// <summary>
    /// The form that servers use, <c>2026-05-01T12:34:56.789012Z</c> with up to seven digits of a second. The parser above knows every
    /// form, and
    /// takes longer for one time than reading the rest of the object.
    /// </summary>
    public static bool TryReadUsual(ReadOnlySpan<byte> text, out DateTimeOffset time)
    {
        Span<byte> full = stackalloc byte[28];
        "0000-00-00T00:00:00.0000000Z"u8.CopyTo(full);
        time = default;
        if (text.Length < LengthOfSeconds || text.Length == LengthOfSeconds + 1 || text.Length > full.Length
            || text[text.Length - 1] != 'Z')
        {
            return false;
        }

        text.Slice(0, text.Length - 1).CopyTo(full);
        return Utf8Parser.TryParse(full, out time, out var read, 'O') && read == full.Length;
    }
}
