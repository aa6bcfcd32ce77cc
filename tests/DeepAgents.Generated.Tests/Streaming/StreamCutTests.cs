using DeepAgents.LangSmith;

namespace DeepAgents.Tests.Streaming;

/// <summary>A recorded stream that is cut at every byte, over a socket: what arrived whole is handed out, and a cut is never an end.</summary>
[CancelAfter(120_000)]
public sealed class StreamCutTests
{
    private static readonly string Whole = RecordedStream.Text.ReplaceLineEndings("\n");
    private static readonly string[] Frames = [.. Whole.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(frame => frame + "\n\n")];

    [Test]
    public async Task A_connection_that_breaks_is_an_interruption_after_the_whole_events()
    {
        for (var length = 0; length < Whole.Length; length++)
        {
            var (events, end) = await ReadAsync(Whole[..length], isBroken: true);
            Assert.That(end, Is.InstanceOf<StreamInterruptedException>(), $"cut after {length}");
            Assert.That(events, Is.EqualTo(Expected(length)), $"cut after {length}");
        }
    }

    [Test]
    public async Task A_body_that_ends_early_is_an_interruption_unless_its_last_event_is_whole()
    {
        for (var length = 0; length < Whole.Length; length++)
        {
            var (events, end) = await ReadAsync(Whole[..length], isBroken: false);
            var (whole, tail) = (Expected(length), Tail(length));
            var isTailWhole = tail.Contains("\ndata: ", StringComparison.Ordinal) && tail.TrimEnd('\n').Split('\n')[1] == DataLine(whole.Length);
            Assert.That(events.Take(whole.Length), Is.EqualTo(whole), $"cut after {length}");
            Assert.That(events, Has.Count.EqualTo(whole.Length + (isTailWhole ? 1 : 0)), $"cut after {length}");
            Assert.That(end is null, Is.EqualTo(isTailWhole || tail.Length == 0), $"cut after {length}: {end}");
        }
    }

    [Test]
    public async Task A_resumed_run_hands_out_each_event_once_wherever_it_was_cut([Values] bool isBroken)
    {
        for (var length = Frames[0].Length; length < Whole.Length; length++)
        {
            var cut = Whole[..length];
            var after = Frames[Expected(length).Length..];
            var isEnd = !isBroken && Tail(length).Length == 0;
            var events = new List<string>();
            var handler = new StubHandler(number => number == 1
                ? StreamScript.Answer(cut, "/again", isBroken ? new IOException("reset") : null)
                : StreamScript.Answer(string.Concat(after)));
            await foreach (var item in StreamScript.Resumable(handler))
            {
                events.Add($"{item.Name} {item.Id}");
            }

            // A clean end between two events cannot be told from the end of the stream.
            Assert.That(events, Is.EqualTo(isEnd ? Expected(length) : Expected(Whole.Length)), $"cut after {length}");
        }
    }

    private static string DataLine(int frame) => Frames[frame].Split('\n')[1];

    /// <summary>The events that are whole in the first bytes.</summary>
    private static string[] Expected(int length)
    {
        var whole = new List<string>();
        for (var (frame, end) = (0, 0); frame < Frames.Length && (end += Frames[frame].Length) <= length; frame++)
        {
            var lines = Frames[frame].Split('\n');
            whole.Add($"{lines[0]["event: ".Length..]} {lines[2]["id: ".Length..]}");
        }

        return [.. whole];
    }

    private static string Tail(int length) => Whole[Frames.Take(Expected(length).Length).Sum(frame => frame.Length)..length];

    private static async Task<(List<string> Events, Exception? End)> ReadAsync(string text, bool isBroken)
    {
        using var server = new RawServer(async connection =>
        {
            await connection.StartChunkedAsync("text/event-stream");
            if (text.Length > 0)
            {
                await connection.ChunkAsync(text);
            }

            if (!isBroken)
            {
                await connection.EndChunksAsync();
            }
        });
        using var client = new DeepAgentsClient(new DeepAgentsOptions { ApiKey = "key-123456", Endpoint = server.Address });
        var events = new List<string>();
        try
        {
            await foreach (var item in client.Runs.StreamAsync("t", StreamScript.Request))
            {
                events.Add($"{item.Name} {item.Id}");
            }

            return (events, null);
        }
        catch (StreamInterruptedException exception)
        {
            return (events, exception);
        }
    }
}
