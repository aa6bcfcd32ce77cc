using System.Buffers;

namespace DeepAgents.Tests.Http;

[CancelAfter(30_000)]
public sealed class RequestBodyTests
{
    [Test]
    public async Task A_buffer_that_is_still_being_sent_is_lent_to_nobody_else(CancellationToken token)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(2000);
        var body = new RequestBody(bytes, 2000);
        using var content = body.ToContent();
        using var stream = new HeldStream();
        var sending = content.CopyToAsync(stream, token);
        body.Dispose();

        Assert.That(ArrayPool<byte>.Shared.Rent(2000), Is.Not.SameAs(bytes));
        stream.Release.SetResult();
        await sending;
    }

    [Test]
    public void A_buffer_that_was_sent_is_lent_again()
    {
        var bytes = ArrayPool<byte>.Shared.Rent(2000);
        var body = new RequestBody(bytes, 2000);
        using var content = body.ToContent();
        using var sent = new MemoryStream();

        // Without a wait, so that all of it happens on the thread whose buffer it is.
        Assert.That(content.CopyToAsync(sent).IsCompletedSuccessfully, Is.True);
        Assert.That(body.ToArray(), Is.EqualTo(sent.ToArray()));
        body.Dispose();
        body.Dispose();

        Assert.That(ArrayPool<byte>.Shared.Rent(2000), Is.SameAs(bytes));
        Assert.That(ArrayPool<byte>.Shared.Rent(2000), Is.Not.SameAs(bytes));
    }

    [Test]
    public void Nothing_is_sent_once_the_call_is_over()
    {
        var body = WireJson.Write(new { Text = "t" });
        using var content = body.ToContent();
        body.Dispose();

        Assert.That(() => content.CopyToAsync(Stream.Null), Throws.InstanceOf<ObjectDisposedException>().Or.InnerException.InstanceOf<ObjectDisposedException>());
    }

    private sealed class HeldStream : MemoryStream
    {
        public TaskCompletionSource Release { get; } = new();

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => Release.Task;

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => new(Release.Task);
    }
}
