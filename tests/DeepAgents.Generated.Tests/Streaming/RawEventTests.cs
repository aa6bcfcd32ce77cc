using System.Buffers;
using System.Text;
using static DeepAgents.Tests.Streaming.StreamScript;

namespace DeepAgents.Tests.Streaming;

[CancelAfter(60_000)]
public sealed class RawEventTests
{
    [Test]
    public async Task Raw_events_are_the_bytes_as_they_came_also_an_error()
    {
        var text = "event: messages\ndata: [{\"content\":\"Grüße\"}]\nid: 1\n\ndata: {\ndata: }\n\nevent: error\ndata: {\"error\":\"x\"}\nid: 2\n\n";

        var events = await ReadRawAsync(Answer(text));

        Assert.That(events, Is.EqualTo(new[] { "messages|[{\"content\":\"Grüße\"}]|1", "message|{\n}|", "error|{\"error\":\"x\"}|2" }));
    }

    [Test]
    public async Task Each_raw_event_is_whole_whatever_the_one_before_it_was()
    {
        string[] data = [new string('a', 5000), "b", new string('c', 100_000), "", "d"];

        var events = await ReadRawAsync(Answer(string.Concat(data.Select(one => $"event: x\ndata: {one}\n\n"))));

        Assert.That(events, Is.EqualTo(data.Select(one => $"x|{one}|")));
    }

    [Test]
    public async Task Whoever_leaves_may_still_look_at_the_last_event()
    {
        using var client = Client(new StubHandler(_ => Answer("event: x\ndata: mine\n\nevent: x\ndata: next\n\n")));
        ReadOnlyMemory<byte> data = default;
        await foreach (var item in client.Runs.StreamRawAsync("t", Request))
        {
            data = item.Data;
            break;
        }

        // What somebody else borrows next is another buffer.
        Array.Clear(ArrayPool<byte>.Shared.Rent(4096));
        Assert.That(Encoding.UTF8.GetString(data.Span), Is.EqualTo("mine"));
    }

    [Test]
    public void A_raw_stream_that_breaks_says_so()
    {
        var exception = Assert.ThrowsAsync<StreamInterruptedException>(() => ReadRawAsync(Answer("event: x\ndata: 1\nid: 7\n\n", end: new IOException("cut"))));

        Assert.That(exception!.LastEventId, Is.EqualTo("7"));
    }

    [Test]
    public async Task After_the_end_a_break_is_of_no_interest() =>
        Assert.That(await ReadRawAsync(Answer("event: end\ndata: null\n\n", end: new IOException("cut"))), Is.EqualTo(new[] { "end|null|" }));

    [Test]
    public void A_raw_event_tells_its_name_and_never_its_data() =>
        Assert.That(new RawServerSentEvent("values\n", Encoding.UTF8.GetBytes("secret")).ToString(), Is.EqualTo("values\\u000A (6 bytes)"));

    private static async Task<List<string>> ReadRawAsync(HttpResponseMessage answer)
    {
        var events = new List<string>();
        using var client = Client(new StubHandler(_ => answer));
        await foreach (var item in client.Runs.StreamRawAsync("t", Request))
        {
            events.Add($"{item.Name}|{Encoding.UTF8.GetString(item.Data.ToArray())}|{item.Id}");
        }

        return events;
    }
}
