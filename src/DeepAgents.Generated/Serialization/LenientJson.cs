using System.Text;

namespace DeepAgents;

/// <summary>
/// JSON that a strict reader refuses but servers send: Python writes <c>NaN</c> and <c>Infinity</c>, and texts put together by hand hold
/// line
/// breaks. Numbers without a JSON form become their names as text.
/// </summary>
internal static class LenientJson
{
    private static readonly (byte[] Word, byte[] Json)[] Words =
    [
        ("NaN"u8.ToArray(), "\"NaN\""u8.ToArray()),
        ("Infinity"u8.ToArray(), "\"Infinity\""u8.ToArray()),
        ("-Infinity"u8.ToArray(), "\"-Infinity\""u8.ToArray()),
    ];

    /// <summary>JSON as a strict reader takes it, or <see langword="null"/> if there is nothing to change.</summary>
    public static byte[]? Repair(ReadOnlySpan<byte> json)
    {
        using var repaired = new MemoryStream();
        var (isText, copied) = (false, 0);
        for (var at = 0; at < json.Length; at++)
        {
            var change = isText ? OfText(json[at]) : OfWord(json.Slice(at));
            if (change is { } found)
            {
                Write(repaired, json.Slice(copied, at - copied));
                Write(repaired, found.Json);
                at += found.Length - 1;
                copied = at + 1;
            }
            else if (json[at] == '"')
            {
                isText = !isText;
            }
            else if (isText && json[at] == '\\')
            {
                at++;
            }
        }

        if (copied == 0)
        {
            return null;
        }

        Write(repaired, json.Slice(Math.Min(copied, json.Length)));
        return repaired.ToArray();
    }

    private static (int Length, byte[] Json)? OfText(byte value) =>
        value < ' ' ? (1, Encoding.UTF8.GetBytes($"\\u{value:x4}")) : null;

    private static (int Length, byte[] Json)? OfWord(ReadOnlySpan<byte> json)
    {
        if (json[0] is (byte)'N' or (byte)'I' or (byte)'-')
        {
            foreach (var (word, replacement) in Words)
            {
                if (json.StartsWith(word))
                {
                    return (word.Length, replacement);
                }
            }
        }

        return null;
    }

    private static void Write(MemoryStream stream, ReadOnlySpan<byte> bytes) => stream.Write(bytes.ToArray(), 0, bytes.Length);
}
