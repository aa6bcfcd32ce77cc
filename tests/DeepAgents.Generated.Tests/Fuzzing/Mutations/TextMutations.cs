using System.Text;

namespace DeepAgents.Tests.Fuzzing.Mutations;

/// <summary>Bytes that are not the text that they ought to be.</summary>
internal static class TextMutations
{
    private static readonly byte[][] BadUtf8 =
        [[0xFF], [0xC3, 0x28], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82], [0x80], [0xF0, 0x9F], [0xFE, 0xFF]];

    private static readonly string[] Html =
    [
        "<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body><h1>502</h1></body></html>", "<html>", "<html><script>while(1){}</script>",
        "<title>", "<!--", "<html><title>\u0000</title>&#xD800;&#99999999999;", "<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error>",
    ];

    private static readonly string[] Plain =
        ["upstream connect error", "OK", "missing permission mcp-servers:create", "502", "-", "event: x", "data: {}\n\n", "0x", "\"", "{", "[", "}", "\0\0\0\0", "=1+1"];

    private static readonly string[] Trailing = ["x", "{}", ",", "]", "}", "\0", "\n// end", "null", "\n\n\n{", "<html>", "/**/", "/*"];

    public static IReadOnlyList<Mutation> All { get; } =
    [
        Of("truncated", (body, dice) => body.Length == 0 ? "{"u8.ToArray() : body[..dice.Below(body.Length)]),
        Of("empty body", (body, _) => body.Length == 0 ? " "u8.ToArray() : []),
        Of("white space alone", (_, dice) => Utf8(dice.Pick([" ", "\r\n", "\t\t\n", "\u00a0", "\u3000", "\u2028"]) + new string(' ', dice.Pick([0, 1, 100_000])))),
        Of("white space around", (body, dice) => [.. Utf8(new string(dice.Pick([' ', '\n', '\t', '\u00a0']), dice.Pick([1, 9000]))), .. body, .. "\r\n \t"u8]),
        Of("trailing garbage", (body, dice) => [.. body, .. Utf8(dice.Pick(Trailing))]),
        Of("comments", (body, dice) => [.. Utf8(dice.Pick(["/**/", "// a\n", "/* a", "#\n"])), .. Inserted(body, Utf8(dice.Pick(["/*b*/", "//c\n", "/*"])), dice)]),
        Of("byte order mark", (body, dice) => [.. dice.Pick([new byte[] { 0xEF, 0xBB, 0xBF }, [0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF], [0xFF, 0xFE, 0, 0], [0x2B, 0x2F, 0x76]]), .. body]),
        Of("invalid UTF-8", (body, dice) => Inserted(body, dice.Pick(BadUtf8), dice)),
        Of("UTF-16", (body, dice) => [.. dice.Chance(50) ? [0xFF, 0xFE] : Array.Empty<byte>(), .. Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(body) + " ")]),
        Of("HTML", (_, dice) => Utf8(dice.Pick(Html) + new string('x', dice.Pick([0, 0, 100_000])))),
        Of("plain text", (_, dice) => Utf8(dice.Pick(Plain))),
        Of("flipped bytes", Flipped),
        Of("zeros inside", (body, dice) => Inserted(body, new byte[dice.Between(1, 5)], dice)),
        Of("sent twice", (body, _) => body.Length == 0 ? "{}{}"u8.ToArray() : [.. body, .. body]),
        Of("odd line ends", (body, dice) => body.Contains((byte)'\n')
            ? Utf8(Encoding.UTF8.GetString(body).Replace("\n", dice.Pick(["\r", "\r\n", "\n\r", "\u2028"]), StringComparison.Ordinal))
            : Inserted(body, "\r"u8.ToArray(), dice)),
    ];

    private static Mutation Of(string name, Func<byte[], Dice, byte[]> change) =>
        new(name, MutationStage.Text, (answer, dice) => answer.Body = change(answer.Body, dice));

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Inserted(byte[] body, byte[] piece, Dice dice)
    {
        var at = dice.Below(body.Length + 1);
        return [.. body[..at], .. piece, .. body[at..]];
    }

    private static byte[] Flipped(byte[] body, Dice dice)
    {
        if (body.Length == 0)
        {
            return [(byte)dice.Below(256)];
        }

        byte[] flipped = [.. body];
        for (var i = dice.Pick([1, 1, 3, 20]); i > 0; i--)
        {
            var at = dice.Below(flipped.Length);

            // Upwards only, so that no flip takes back another.
            flipped[at] += (byte)dice.Between(1, 5);
        }

        return flipped;
    }
}
