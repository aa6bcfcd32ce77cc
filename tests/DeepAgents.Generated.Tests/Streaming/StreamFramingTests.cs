using System.Text;
using FsCheck;
using FsCheck.Fluent;
using static DeepAgents.Tests.Streaming.StreamScript;

namespace DeepAgents.Tests.Streaming;

[CancelAfter(60_000)]
public sealed class StreamFramingTests
{
    /// <summary>What servers were seen to send: names with paths, JSON over several lines, comments, ids, text beyond ASCII.</summary>
    private const string Captured =
        ": connected\n\n" +
        "event: metadata\ndata: {\"run_id\":\"r1\",\"attempt\":1}\nid: 0\n\n" +
        "event: values\ndata: {\ndata:   \"messages\": [\ndata:   ]\ndata: }\nid: 1\n\n" +
        ": heartbeat\n\n" +
        "event: messages|tools:5f|inner:8\ndata: [{\"content\":\"Grüße 🌍\",\"type\":\"AIMessageChunk\"},{}]\nid: 2\n\n" +
        "event:updates\ndata:{\"node\":{\"x\":null}}\nid:3\n\n" +
        "data: no name\n\n" +
        "event: end\ndata: null\nid: 4\n\n";

    private static readonly string[] Variants = [Captured, Captured.ReplaceLineEndings("\r\n"), Captured.ReplaceLineEndings("\r"), "\uFEFF" + Captured];

    [TestCaseSource(nameof(Variants))]
    public async Task Split_at_every_byte_the_events_are_the_same(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var expected = await EventsAsync(bytes);
        Assert.That(expected, Has.Count.EqualTo(6));
        for (var at = 1; at < bytes.Length; at++)
        {
            Assert.That(await EventsAsync(bytes[..at], bytes[at..]), Is.EqualTo(expected), $"split at {at}");
        }

        Assert.That(await EventsAsync([.. bytes.Select(b => new[] { b })]), Is.EqualTo(expected), "byte by byte");
    }

    [Test]
    public void Split_anywhere_any_number_of_times_the_events_are_the_same()
    {
        var bytes = Encoding.UTF8.GetBytes(Captured);
        var expected = EventsAsync(bytes).GetAwaiter().GetResult();
        var cuts = Gen.Choose(1, bytes.Length - 1).ListOf().ToArbitrary();
        Prop.ForAll(cuts, list => EventsAsync(Cut(bytes, list)).GetAwaiter().GetResult().SequenceEqual(expected)).QuickCheckThrowOnFailure();
    }

    [Test]
    public async Task An_event_of_many_megabytes_comes_whole()
    {
        var big = new string('x', 8 * 1024 * 1024);
        var events = await EventsAsync(Encoding.UTF8.GetBytes($"event: values\ndata: {{\"big\":\"{big}\"}}\n\n"));
        Assert.That(events.Single().Data, Has.Length.EqualTo(big.Length + 10));
    }

    [Test]
    public async Task A_hundred_thousand_events_take_no_more_memory_than_ten_thousand()
    {
        var frame = Encoding.UTF8.GetBytes("event: messages\ndata: [{\"content\":\"tok\",\"type\":\"AIMessageChunk\"},{}]\nid: 1700000000000-0\n\n");
        using var client = Client(new StubHandler(_ => Answer(new ChunkedStream(Enumerable.Repeat(frame, 100_000)))));
        var (count, text, early) = (0, 0, 0L);
        await foreach (var item in client.Runs.StreamAsync("t", Request))
        {
            text += ((RunMessageEvent)item).TextDelta.Length;
            if (++count == 10_000)
            {
                early = GC.GetTotalMemory(forceFullCollection: true);
            }
        }

        var growth = GC.GetTotalMemory(forceFullCollection: true) - early;
        Assert.Multiple(() =>
        {
            Assert.That((count, text), Is.EqualTo((100_000, 300_000)));
            Assert.That(growth, Is.LessThan(4 * 1024 * 1024));
        });
    }

    private static byte[][] Cut(byte[] bytes, IEnumerable<int> cuts)
    {
        var pieces = new List<byte[]>();
        var start = 0;
        foreach (var cut in cuts.Distinct().Order().Append(bytes.Length))
        {
            pieces.Add(bytes[start..cut]);
            start = cut;
        }

        return [.. pieces];
    }

    private static async Task<List<(Type Type, string Name, string Data, string? Id)>> EventsAsync(params byte[][] pieces)
    {
        var (events, end) = await ReadAsync(_ => Answer(new ChunkedStream(pieces)));
        Assert.That(end, Is.Null);
        return [.. events.Select(e => (e.GetType(), e.Name, e.Data, e.Id))];
    }
}
