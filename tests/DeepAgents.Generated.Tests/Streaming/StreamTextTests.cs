using System.Text;
using static DeepAgents.Tests.Streaming.StreamScript;

namespace DeepAgents.Tests.Streaming;

/// <summary>What is said of events and of the end of streams.</summary>
[CancelAfter(30_000)]
public sealed class StreamTextTests
{
    private const string Metadata = "id: 0\nevent: metadata\ndata: {\"run_id\":\"r1\"}\n\n";

    [TestCase(null, null, "The stream of Runs.Stream was interrupted: why.")]
    [TestCase("7", null, "The stream of Runs.Stream was interrupted: why, last event 7.")]
    [TestCase("7", "r", "The stream of Runs.Stream was interrupted: why, last event 7, run r.")]
    [TestCase(null, "a\nb", "The stream of Runs.Stream was interrupted: why, run a\\u000Ab.")]
    public void An_interruption_says_where(string? id, string? run, string message) =>
        Assert.That(new StreamInterruptedException("Runs.Stream", "why", id, run).Message, Is.EqualTo(message));

    [TestCase("event: values\ndata: {\"a\":", "the last event was cut off")]
    [TestCase(null, "the connection broke")]
    public async Task The_reason_of_an_interruption_is_told(string? tail, string reason)
    {
        var (_, end) = await (tail is null ? ReadAsync(Metadata, new IOException("reset")) : ReadAsync(Metadata + tail));
        Assert.That(end!.Message, Is.EqualTo($"The stream of Runs.Stream was interrupted: {reason}, last event 0, run r1."));
    }

    [Test]
    public void Events_say_their_name_and_length_and_never_their_data()
    {
        Assert.That(new ServerSentEvent("values", "secret").ToString(), Is.EqualTo("values (6 characters)"));
        Assert.That(new RawServerSentEvent("values", "secret"u8.ToArray()).ToString(), Is.EqualTo("values (6 bytes)"));
    }

    [Test]
    public void The_data_of_an_event_is_its_text_and_its_bytes()
    {
        var all = Encoding.UTF8.GetBytes("xGrüßex");
        foreach (var (bytes, text) in new (ReadOnlyMemory<byte>, string)[] { (all, "xGrüßex"), (all.AsMemory(1, 7), "Grüße"), (all.AsMemory(0, 2), "xG"), (all.AsMemory(1), "Grüßex") })
        {
            var data = new EventText(bytes.ToArray());
            Assert.That(Encoding.UTF8.GetString(data.Bytes), Is.EqualTo(text));
            Assert.That((data.Text, Encoding.UTF8.GetString(data.Bytes)), Is.EqualTo((text, text)));
            Assert.That(EventText.Of(bytes), Is.EqualTo(text));
        }
    }
}
