using System.Text;

namespace DeepAgents;

/// <summary>Turns the bytes of a body into text. The declared charset is believed only where the bytes allow it.</summary>
internal static class BodyDecoder
{
    private const string CharsetParameter = "charset=";

    /// <param name="body">A buffer that starts with the body.</param>
    /// <param name="length">How many bytes of the buffer are the body.</param>
    /// <param name="contentType">The raw header, if any.</param>
    /// <param name="isCut">Whether the body goes on beyond these bytes, so that it may end inside a character.</param>
    internal static string Decode(byte[] body, int length, string? contentType, bool isCut)
    {
        (Encoding? encoding, int skip) = FromByteOrderMark(body, length);
        encoding ??= FromZeroBytes(body, length);
        if (encoding is null)
        {
            Encoding? declared = FromContentType(contentType);
            bool isDeclaredWide = declared is UnicodeEncoding or UTF32Encoding && !StartsLikeAscii(body, length);

            // Text in another charset is hardly ever valid UTF-8 by chance, but UTF-8 is often labelled as something else.
            encoding = declared is null || (!isDeclaredWide && IsUtf8(body, length, isCut)) ? Encoding.UTF8 : declared;
        }

        return encoding.GetString(body, skip, length - skip);
    }

    private static (Encoding? Encoding, int Length) FromByteOrderMark(byte[] body, int length) =>
        StartsWith(body, length, 0xEF, 0xBB, 0xBF) ? (Encoding.UTF8, 3)
        : StartsWith(body, length, 0xFF, 0xFE, 0, 0) ? (Encoding.UTF32, 4)
        : StartsWith(body, length, 0xFF, 0xFE) ? (Encoding.Unicode, 2)
        : StartsWith(body, length, 0xFE, 0xFF) ? (Encoding.BigEndianUnicode, 2)
        : (null, 0);

    // Zeros at every second place are UTF-16 of Western text; no UTF-8 body begins like that.
    private static Encoding? FromZeroBytes(byte[] body, int length) => length < 4 ? null : (body[0], body[1], body[2], body[3]) switch
    {
        (not 0, 0, not 0, 0) => Encoding.Unicode,
        (0, not 0, 0, not 0) => Encoding.BigEndianUnicode,
        _ => null,
    };

    private static bool StartsWith(byte[] body, int length, params byte[] mark) =>
        length >= mark.Length && mark.SequenceEqual(body.Take(mark.Length));

    private static bool StartsLikeAscii(byte[] body, int length)
    {
        int first = Array.FindIndex(body, 0, length, b => b is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'));
        return first >= 0 && body[first] is (byte)'{' or (byte)'[' or (byte)'<' or (byte)'"';
    }

    private static bool IsUtf8(byte[] body, int length, bool isCut)
    {
        try
        {
            Decoder decoder = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetDecoder();
            _ = decoder.GetCharCount(body, 0, length, flush: !isCut);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static Encoding? FromContentType(string? contentType)
    {
        int start = contentType?.IndexOf(CharsetParameter, StringComparison.OrdinalIgnoreCase) ?? -1;
        if (start < 0)
        {
            return null;
        }

        string name = contentType!.Substring(start + CharsetParameter.Length).Split(';', ',')[0].Trim(' ', '\t', '"', '\'');
        try
        {
            // Browsers read the first of these as the second, which .NET does not bring.
            return Encoding.GetEncoding(
                name.Equals("windows-1252", StringComparison.OrdinalIgnoreCase) ? "iso-8859-1" : name,
                EncoderFallback.ReplacementFallback,
                DecoderFallback.ReplacementFallback);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
