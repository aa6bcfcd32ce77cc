using System.Text;

namespace DeepAgents;

/// <summary>
/// Decodes bytes straight into the buffer of whoever reads. UTF-8, unless the bytes begin with the mark of another encoding.
/// </summary>
internal sealed class BytesTextReader : TextReader
{
    private static readonly (Encoding Encoding, byte[] Mark)[] Marked =
        [.. new[] { Encoding.UTF8, Encoding.UTF32, Encoding.Unicode, Encoding.BigEndianUnicode }.Select(encoding => (encoding, encoding.GetPreamble()))];

    private readonly Decoder _utf8 = Encoding.UTF8.GetDecoder();
    private Decoder _decoder;
    private byte[] _bytes;
    private int _end;
    private int _next;

    public BytesTextReader(byte[] bytes, int count)
    {
        (_decoder, _bytes) = (_utf8, bytes);
        Restart(bytes, count);
    }

    /// <summary>Goes on with another text.</summary>
    public void Restart(byte[] bytes, int count)
    {
        (_bytes, _end, _next, _decoder) = (bytes, count, 0, _utf8);
        _utf8.Reset();

        // No text begins with what a mark begins with, so this is all that most texts are asked.
        if (count == 0 || bytes[0] is not (0 or 0xEF or 0xFE or 0xFF))
        {
            return;
        }

        foreach (var (encoding, mark) in Marked)
        {
            if (StartsWith(mark))
            {
                (_decoder, _next) = (encoding.GetDecoder(), mark.Length);
                return;
            }
        }
    }

    /// <summary>Lets go of the bytes.</summary>
    public void Release() => (_bytes, _next, _end) = ([], 0, 0);

    public override int Read(char[] buffer, int index, int count)
    {
        if (count == 0)
        {
            return 0;
        }

        _decoder.Convert(_bytes, _next, _end - _next, buffer, index, count, flush: true, out var used, out var written, out _);
        _next += used;
        return written;
    }

    private bool StartsWith(byte[] mark) => mark.Length <= _end && mark.AsSpan().SequenceEqual(_bytes.AsSpan(0, mark.Length));
}
