using System.IO.Compression;

namespace DeepAgents;

/// <summary>
/// Decodes gzip and checks that the body is whole. The decoder of the framework ends quietly where the input ends, so a body that was cut
/// off would look complete; the length at the end of the input tells.
/// </summary>
internal sealed class GzipBody : ReadOnlyBody
{
    private readonly TailStream _input;
    private readonly GZipStream _decoder;
    private uint _length;
    private bool _isChecked;

    public GzipBody(Stream inner)
        : base(inner)
    {
        _input = new TailStream(inner);
        _decoder = new GZipStream(_input, CompressionMode.Decompress);
    }

#if NETSTANDARD2_0
    protected override async Task<int> ReadSomeAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        try
        {
            return Check(await _decoder.ReadAsync(buffer, offset, count, cancellationToken).ConfigureAwait(false), count);
        }
        catch (Exception exception) when (IsOfDecoder(exception))
        {
            throw Invalid(exception);
        }
    }
#else
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return Check(await _decoder.ReadAsync(buffer, cancellationToken).ConfigureAwait(false), buffer.Length);
        }
        catch (Exception exception) when (IsOfDecoder(exception))
        {
            throw Invalid(exception);
        }
    }
#endif

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _decoder.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>Decoders throw what they like about input that is not theirs.</summary>
    private static bool IsOfDecoder(Exception exception) => exception is not
        (OperationCanceledException or IOException or HttpRequestException or ObjectDisposedException or InvalidDataException);

    private static InvalidDataException Invalid(Exception exception) => new("The body is not valid gzip.", exception);

    private int Check(int read, int asked)
    {
        _length += (uint)read;
        if (read == 0 && asked > 0 && !_isChecked)
        {
            _isChecked = true;

            // Nothing at all on the wire is a body without content.
            if (_input.Count > 0 && (_input.Count < TailStream.SmallestGzip || _input.Tail != _length))
            {
                throw new InvalidDataException("The gzip body was cut off.");
            }
        }

        return read;
    }

    /// <summary>Passes the input on, and keeps its last four bytes: the length of what was compressed.</summary>
    private sealed class TailStream(Stream inner) : ReadOnlyBody(inner)
    {
        /// <summary>Header, one empty block and trailer.</summary>
        public const int SmallestGzip = 20;

        public long Count { get; private set; }

        public uint Tail { get; private set; }

        // Decoders of .NET Framework read in their own way.
        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = Inner.Read(buffer, offset, count);
            Follow(buffer.AsSpan(offset, read));
            return read;
        }

#if NETSTANDARD2_0
        protected override async Task<int> ReadSomeAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            var read = await Inner.ReadAsync(buffer, offset, count, cancellationToken).ConfigureAwait(false);
            Follow(buffer.AsSpan(offset, read));
            return read;
        }
#else
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await Inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            Follow(buffer.Span.Slice(0, read));
            return read;
        }
#endif

        private void Follow(ReadOnlySpan<byte> bytes)
        {
            Count += bytes.Length;
            for (var index = Math.Max(0, bytes.Length - sizeof(uint)); index < bytes.Length; index++)
            {
                Tail = (Tail >> 8) | ((uint)bytes[index] << 24);
            }
        }
    }
}
