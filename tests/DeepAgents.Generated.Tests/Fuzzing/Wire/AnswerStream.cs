namespace DeepAgents.Tests.Fuzzing.Wire;

/// <summary>The bytes of an answer as a connection gives them: in pieces, and up to whatever ends them.</summary>
internal sealed class AnswerStream(Answer answer, ManualTimeProvider clock) : Stream
{
    private const int MostPieces = 300;

    private static readonly TimeSpan LongerThanAnyLimit = TimeSpan.FromHours(2);

    // A long body in single bytes would take its time, and show nothing that a short one does not.
    private readonly int _piece = Math.Max(answer.Piece, answer.Body.Length / MostPieces);
    private int _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var last = Math.Min(answer.Body.Length, answer.EndsAt);
        var count = Math.Min(Math.Min(_piece, buffer.Length), last - _position);
        if (count <= 0 && answer.End != BodyEnd.Well)
        {
            await EndAsync(cancellationToken);
        }

        count = Math.Max(0, count);
        answer.Body.AsSpan(_position, count).CopyTo(buffer.Span);
        _position += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Streams are read asynchronously.");

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private async Task EndAsync(CancellationToken cancellationToken)
    {
        if (answer.End == BodyEnd.Stall)
        {
            clock.Advance(LongerThanAnyLimit);
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }

        throw answer.End switch
        {
            BodyEnd.Reset => new IOException("The connection was reset."),
            BodyEnd.BadCompression => new InvalidDataException("The archive entry was compressed using an unsupported compression method."),
            _ => new HttpIOException(HttpRequestError.ResponseEnded, "The response ended prematurely."),
        };
    }
}
