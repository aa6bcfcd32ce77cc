using System.Text;

namespace DeepAgents;

/// <summary>
/// Decodes bytes straight into the buffer of whoever reads. UTF-8, unless the bytes begin with the mark of another encoding.
/// </summary>
internal sealed class BytesTextReader : TextReader
{
    private static readonly Encoding[] Marked = [Encoding.UTF8, Encoding.UTF32, Encoding.Unicode, Encoding.BigEndianUnicode];

    private readonly Decoder _decoder;
    private readonly byte[] _bytes;
    private readonly int _end;
    private int _next;

    public BytesTextReader(byte[] bytes, int count)
    {
        (_bytes, _end) = (bytes, count);
        var encoding = Array.Find(Marked, encoding => StartsWith(encoding.GetPreamble())) is { } marked ? marked : null;
        _next = encoding?.GetPreamble().Length ?? 0;
        _decoder = (encoding ?? Encoding.UTF8).GetDecoder();
    }

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
