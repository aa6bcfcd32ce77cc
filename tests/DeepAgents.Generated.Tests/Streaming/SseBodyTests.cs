using System.Text;

namespace DeepAgents.Tests.Streaming;

/// <summary>What the body of a stream knows of its events before anything has parsed them.</summary>
[CancelAfter(30_000)]
public sealed class SseBodyTests
{
    [TestCase("", false)]
    [TestCase("data: a", true)]
    [TestCase("data: a\n", true)]
    [TestCase("data: a\r\n", true)]
    [TestCase("data: a\n\n", false)]
    [TestCase("data: a\r\r", false)]
    [TestCase("data: a\r\n\r\n", false)]
    [TestCase("data: a\r\n\n", false)]
    [TestCase("data: a\n\r", false)]
    [TestCase("data: a\n\ndata: b", true)]
    [TestCase(": comment", false)]
    [TestCase(": comment\ndata: a", true)]
    [TestCase("data: a\n: comment", true)]
    [TestCase("data: a\n: comment\n\n", false)]
    [TestCase("d:", true)]
    [TestCase("\ufeff", false)]
    [TestCase("\ufeffdata: a\n\n", false)]
    [TestCase("\ufeffdata: a", true)]
    [TestCase("\ufeff: comment", false)]
    [TestCase("\ufeff\ufeff", true)]
    public async Task An_event_without_its_blank_line_is_noticed_and_closed(string text, bool isOpen)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        foreach (var piece in new[] { 1, 2, 3, bytes.Length + 1 })
        {
            foreach (var room in new[] { 1, 2, 100 })
            {
                using var body = Body(bytes.Chunk(piece));
                var read = await ReadAsync(body, room);
                Assert.That((Encoding.UTF8.GetString(read), body.WasOpenAtEnd), Is.EqualTo((isOpen ? text + "\n\n" : text, isOpen)), $"pieces of {piece}, room for {room}");
            }
        }
    }

    [TestCase("\u00ef\u00bb\u00bf: comment", false)]
    [TestCase("\u00ef\u00bbx", true)]
    public async Task A_byte_order_mark_begins_no_line(string latin, bool isOpen)
    {
        using var body = Body([Encoding.Latin1.GetBytes(latin)]);
        await ReadAsync(body, 100);
        Assert.That(body.WasOpenAtEnd, Is.EqualTo(isOpen));
    }

    [TestCase("data: 789012\n\n", false)]
    [TestCase("data: 7890123\n\n", true)]
    [TestCase("data: 789012\n\ndata: 789012\n\n", false)]
    [TestCase("data: 7\ndata:\n\n", false)]
    [TestCase("data: 7\ndata: \n\n", true)]
    [TestCase(":34567\r\n:34567\r\n\r\n", false)]
    [TestCase(":34567\r\n:345678\r\n\r\n", true)]
    public async Task An_event_may_be_as_large_as_the_limit_and_no_larger(string text, bool isTooLarge)
    {
        foreach (var piece in new[] { 1, 100 })
        {
            using var body = Body(Encoding.UTF8.GetBytes(text).Chunk(piece), limit: 12);
            var fault = await FaultAsync(ReadAsync(body, 100));
            Assert.That(fault?.Message, isTooLarge ? Does.StartWith("an event is larger than 12 bytes") : Is.Null);
        }
    }

    [Test]
    public void It_is_read_forward_and_not_with_a_thread()
    {
        using var body = Body([]);
        Assert.That((body.CanRead, body.CanSeek, body.CanWrite), Is.EqualTo((true, false, false)));
        Assert.That(() => body.Read(new byte[1], 0, 1), Throws.InstanceOf<NotSupportedException>().With.Message.EqualTo("An event stream is read asynchronously."));
    }

    [Test]
    public async Task Nobody_is_waited_for_once_something_has_come()
    {
        var time = new ManualTimeProvider();
        using var idle = new IdleLimit(TimeSpan.FromSeconds(5), time, default);
        using var body = new SseBody(new ChunkedStream(["data"u8.ToArray()]), idle);
        Assert.That(await body.ReadAsync(new byte[10].AsMemory()), Is.EqualTo(4));
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.That((idle.IsOver, idle.Token.IsCancellationRequested), Is.EqualTo((false, false)));
    }

    private static SseBody Body(IEnumerable<byte[]> pieces, int limit = int.MaxValue) =>
        new(new ChunkedStream(pieces), new IdleLimit(Timeout.InfiniteTimeSpan, TimeProvider.System, default), limit);

    private static async Task<byte[]> ReadAsync(SseBody body, int room)
    {
        using var all = new MemoryStream();
        var buffer = new byte[room];
        int read;
        while ((read = await body.ReadAsync(buffer.AsMemory())) > 0)
        {
            all.Write(buffer, 0, read);
        }

        return all.ToArray();
    }

    private static async Task<Exception?> FaultAsync(Task task)
    {
        try
        {
            await task;
            return null;
        }
        catch (EventTooLargeException exception)
        {
            return exception;
        }
    }
}
