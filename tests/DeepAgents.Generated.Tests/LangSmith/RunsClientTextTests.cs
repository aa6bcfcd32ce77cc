using DeepAgents.Tests.Runs;
using Newtonsoft.Json.Linq;
using static DeepAgents.Tests.LangSmith.RunServer;
using static DeepAgents.Tests.Streaming.StreamScript;

namespace DeepAgents.Tests.LangSmith;

[CancelAfter(30_000)]
public sealed class RunsClientTextTests
{
    private const string Metadata = "event: metadata\ndata: {\"run_id\":\"r1\"}\n\n";

    [Test]
    public async Task The_text_of_a_run_that_completes_is_all_there_is()
    {
        var (text, end) = await ReadAsync(new RunServer
        {
            States = [State("idle", 0), Conversation("idle", 1, "ai:one two")],
            Stream = Metadata + Piece("m1", "one ") + Piece("m1", "two"),
        });
        Assert.That((text, end), Is.EqualTo(("one |two", (Exception?)null)));
    }

    [Test]
    public async Task Only_the_assistants_text_of_the_run_itself_is_handed_out()
    {
        var server = new RunServer
        {
            States = [State("idle", 0), Conversation("idle", 1, "ai:Hello")],
            Stream = Metadata + Piece("m1", "Hel")
                + Event("messages", JArray.Parse("""[{"content":"a person","type":"human"},{}]"""))
                + Event("messages|tools:1", JArray.Parse("""[{"content":"inner","type":"AIMessageChunk"},{}]"""))
                + Piece("m1", "") + Piece("m1", "lo"),
        };
        Assert.That(await ReadAsync(server), Is.EqualTo(("Hel|lo", (Exception?)null)));
        Assert.That(server.Runs.Single()["stream_mode"]!.Values<string>(), Is.EqualTo(new[] { "messages-tuple" }));
        Assert.That(Request.StreamMode, Is.Null);
    }

    [Test]
    public async Task A_pause_cannot_be_mistaken_for_an_answer()
    {
        var (text, end) = await ReadAsync(new RunServer
        {
            States = [State("idle", 0), Waiting(1, Interrupts.Approval(Interrupts.FirstId, "rm"))],
            Stream = Metadata + Piece("m1", "Let me see."),
        });
        Assert.That(text, Is.EqualTo("Let me see."));
        Assert.That(end, Is.TypeOf<RunNotCompletedException>().With.Message.EqualTo($"The run waits for a person: interrupt {Interrupts.FirstId}: rm."));
        Assert.That(((RunNotCompletedException)end!).Outcome.ActionRequests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_cancelled_run_is_thrown()
    {
        var (_, end) = await ReadAsync(new RunServer { States = [Conversation("idle", 0, "ai:old"), State("idle", 1)] });
        Assert.That(end, Is.TypeOf<RunNotCompletedException>().With.Message.EqualTo("The run was cancelled."));
    }

    [Test]
    public async Task A_failed_run_is_thrown_after_its_text()
    {
        var (text, end) = await ReadAsync(new RunServer
        {
            States = [State("idle", 0), Conversation("error", 1, "ai:so far")],
            Stream = Metadata + Piece("m1", "so far") + Event("error", JObject.Parse("""{"error":"E","message":"m"}""")),
        });
        Assert.That((text, end!.Message), Is.EqualTo(("so far", "The run failed: E: m")));
        Assert.That(end, Is.InstanceOf<RunFailedException>());
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task What_a_stream_that_ended_early_lacks_comes_from_the_thread(bool breaks)
    {
        var (text, end) = await ReadAsync(new RunServer
        {
            States = [State("idle", 0), State("busy", 1), Conversation("idle", 2, "ai:one two", "ai:three")],
            Stream = Metadata + Piece("m1", "one "),
            End = breaks ? new IOException("reset") : null,
        });
        Assert.That((text, end), Is.EqualTo(("one |two\n\nthree", (Exception?)null)));
    }

    [Test]
    public async Task A_break_is_thrown_if_the_thread_cannot_tell_what_is_missing()
    {
        var (text, end) = await ReadAsync(new RunServer
        {
            States = [State("idle", 0), Conversation("idle", 2, "ai:something else")],
            Stream = Metadata + Piece("m1", "one "),
            End = new IOException("reset"),
        });
        Assert.That(text, Is.EqualTo("one "));
        Assert.That(end, Is.TypeOf<StreamInterruptedException>());
    }

    [Test]
    public async Task Text_that_the_thread_does_not_keep_is_handed_out_all_the_same()
    {
        var (text, end) = await ReadAsync(new RunServer
        {
            States = [State("idle", 0), Conversation("idle", 2, "ai:kept")],
            Stream = Metadata + Piece("x", "a thought"),
        });
        Assert.That((text, end), Is.EqualTo(("a thought", (Exception?)null)));
    }

    private static async Task<(string Text, Exception? End)> ReadAsync(RunServer server)
    {
        var pieces = new List<string>();
        try
        {
            await foreach (var piece in server.Client().Runs.StreamTextAsync("t", Request))
            {
                pieces.Add(piece);
            }

            return (string.Join('|', pieces), null);
        }
        catch (Exception exception)
        {
            return (string.Join('|', pieces), exception);
        }
    }
}
