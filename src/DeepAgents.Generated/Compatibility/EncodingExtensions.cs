#if NETSTANDARD2_0
using System.Text;

namespace DeepAgents;

/// <summary>The methods of an encoding that take spans, where the framework has only those that take pointers.</summary>
internal static class EncodingExtensions
{
    public static unsafe string GetString(this Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        fixed (byte* first = bytes)
        {
            return bytes.IsEmpty ? "" : encoding.GetString(first, bytes.Length);
        }
    }

    public static unsafe int GetChars(this Encoding encoding, ReadOnlySpan<byte> bytes, Span<char> chars)
    {
        fixed (byte* first = bytes)
        fixed (char* target = chars)
        {
            return bytes.IsEmpty ? 0 : encoding.GetChars(first, bytes.Length, target, chars.Length);
        }
    }

    public static unsafe int GetBytes(this Encoding encoding, ReadOnlySpan<char> chars, Span<byte> bytes)
    {
        fixed (char* first = chars)
        fixed (byte* target = bytes)
        {
            return chars.IsEmpty ? 0 : encoding.GetBytes(first, chars.Length, target, bytes.Length);
        }
    }
}
#endif
