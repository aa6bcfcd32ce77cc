using System.Text;

namespace DeepAgents.Tests.Streaming;

/// <summary>What the reader knows of a stream besides its events.</summary>
[CancelAfter(30_000)]
public sealed class SseReaderTests
{
    [TestCase("", false)]
    [TestCase("data: a", true)]
    [TestCase("data: a\n", true)]
    [TestCase("data: a\r\n", true)]
    [TestCase("data: a\n\n", false)]
    [TestCase("data: a\r\r", false)]
    [TestCase("data: a\r\n\r", false)]
    [TestCase("data: a\r\n\r\n", false)]
    [TestCase("data: a\r\n\n", false)]
    [TestCase("data: a\n\r", false)]
    [TestCase("data: a\n\ndata: b", true)]
    [TestCase(": comment", false)]
    [TestCase(": comment\ndata: a", true)]
    [TestCase("data: a\n: comment", true)]
    [TestCase("data: a\n: comment\n\n", false)]
    [TestCase("d:", true)]
    [TestCase("id: 1", true)]
    [TestCase("id: 1\n\n", false)]
    [TestCase("\n", false)]
    [TestCase("\ufeff", false)]
    [TestCase("\ufeffdata: a\n\n", false)]
    [TestCase("\ufeffdata: a", true)]
    [TestCase("\ufeff: comment", false)]
    [TestCase("\ufeff\ufeff", true)]
    public async Task An_event_without_its_blank_line_is_noticed(string text, bool isOpen)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        foreach (var piece in new[] { 1, 2, 3, bytes.Length + 1 })
        {
            var reader = Reader(bytes.Chunk(piece));
            var events = await ReadAsync(reader);
            Assert.That(reader.WasOpenAtEnd, Is.EqualTo(isOpen), $"pieces of {piece}");
            Assert.That(string.Concat(events), Is.EqualTo(string.Concat("ab".Where(one => text.Contains($"data: {one}", StringComparison.Ordinal)))));
        }
    }

    [TestCase("data: 789012\n\n", false)]
    [TestCase("data: 7890123\n\n", true)]
    [TestCase("data: 7890123", true)]
    [TestCase("data: 789012\n\ndata: 789012\n\n", false)]
    [TestCase("data: 7\ndata:\n\n", false)]
    [TestCase("data: 7\ndata: \n\n", true)]
    [TestCase(":34567\r\n:34567\r\n\r\n", false)]
    [TestCase(":34567\r\n:345678\r\n\r\n", true)]
    public async Task An_event_may_be_as_large_as_the_limit_and_no_larger(string text, bool isTooLarge)
    {
        foreach (var piece in new[] { 1, 100 })
        {
            var reader = Reader(Encoding.UTF8.GetBytes("\ufeffdata: before\n\n" + text).Chunk(piece), limit: 12);
            Assert.That(await ReadAsync(reader), Has.Member("before"));
            Assert.That(reader.IsTooLarge, Is.EqualTo(isTooLarge));
        }
    }

    [TestCase("{\"a\":1}", true)]
    [TestCase("\n\n[1]\n", true)]
    [TestCase("\ufeff<html>", true)]
    [TestCase("\"a\"\n\n", true)]
    [TestCase(": comment\n{}", false)]
    [TestCase("data: {}", false)]
    public async Task A_body_that_begins_like_another_kind_is_noticed(string text, bool isForeign)
    {
        var reader = Reader([Encoding.UTF8.GetBytes(text)]);
        await ReadAsync(reader);
        Assert.That(reader.IsForeign, Is.EqualTo(isForeign));
    }

    [Test]
    public async Task Names_that_come_again_and_an_id_that_comes_again_are_the_same_text()
    {
        var frames = Enumerable.Range(0, 20).Select(number => $"event: name {number % 8}\nid: {number / 10}\ndata:\n\n").Append("event: größe\nid: é\ndata:\n\n");
        var reader = Reader([Encoding.UTF8.GetBytes(string.Concat(frames))]);
        var events = new List<(string Name, string Id)>();
        await ReadAsync(reader, item => events.Add((item.Name, item.Id!)));

        Assert.That(events[8].Name, Is.EqualTo("name 0").And.SameAs(events[0].Name).And.SameAs(events[16].Name));
        Assert.That(events[1].Id, Is.EqualTo("0").And.SameAs(events[0].Id));
        Assert.That((events[10].Id, events[20]), Is.EqualTo(("1", ("größe", "é"))));
    }

    [Test]
    public async Task Nobody_is_waited_for_once_something_has_come()
    {
        var time = new ManualTimeProvider();
        using var idle = new IdleLimit(TimeSpan.FromSeconds(5), time, default);
        var reader = new SseReader(new ChunkedStream(["data"u8.ToArray()]), idle, 100);
        Assert.That(await reader.FillAsync(), Is.True);
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.That((idle.IsOver, idle.Token.IsCancellationRequested), Is.EqualTo((false, false)));
    }

    private static SseReader Reader(IEnumerable<byte[]> pieces, int limit = int.MaxValue) =>
        new(new ChunkedStream(pieces), new IdleLimit(Timeout.InfiniteTimeSpan, TimeProvider.System, default), limit);

    private static async Task<List<string>> ReadAsync(SseReader reader, Action<RawServerSentEvent>? see = null)
    {
        var data = new List<string>();
        do
        {
            while (reader.TryRead(out var item))
            {
                data.Add(Encoding.UTF8.GetString(item.Data.Span));
                see?.Invoke(item);
            }
        }
        while (!reader.IsTooLarge && await reader.FillAsync());

        return data;
    }
}
