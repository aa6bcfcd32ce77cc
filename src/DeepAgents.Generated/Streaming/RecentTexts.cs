using System.Text;

namespace DeepAgents;

/// <summary>The last few texts of one kind, so that one that comes again and again is not made anew each time.</summary>
/// <param name="count">How many are kept.</param>
internal sealed class RecentTexts(int count)
{
    private readonly string[] _texts = new string[count];
    private int _next;

    /// <summary>The text of bytes in UTF-8.</summary>
    public string Of(byte[] buffer, int start, int length)
    {
        foreach (var text in _texts)
        {
            if (text?.Length == length && Is(text, buffer.AsSpan(start, length)))
            {
                return text;
            }
        }

        _next = (_next + 1) % _texts.Length;
        return _texts[_next] = Encoding.UTF8.GetString(buffer, start, length);
    }

    /// <summary>Whether the text is ASCII and these bytes. Other texts are made anew.</summary>
    private static bool Is(string text, ReadOnlySpan<byte> bytes)
    {
        for (var index = 0; index < bytes.Length; index++)
        {
            if (bytes[index] != text[index] || bytes[index] > 0x7F)
            {
                return false;
            }
        }

        return true;
    }
}
