using DeepAgents.LangSmith;
using DeepAgents.Tests.Runs;
using Newtonsoft.Json.Linq;
using static DeepAgents.Tests.LangSmith.RunServer;
using static DeepAgents.Tests.Streaming.StreamScript;

namespace DeepAgents.Tests.LangSmith;

[CancelAfter(30_000)]
public sealed class RunsClientWaitingTests
{
    private const string Metadata = "event: metadata\ndata: {\"run_id\":\"r1\"}\n\n";

    private static readonly string[] Asked = ["GET threads/t", "POST threads/t/runs/stream", "GET threads/t"];

    [TestCase(null)]
    [TestCase("broken")]
    public async Task A_run_is_started_followed_and_confirmed(string? end)
    {
        var server = new RunServer
        {
            States = [Conversation("idle", 0, "human:old", "ai:old"), Conversation("idle", 9, "human:old", "ai:old", "human:hello", "ai:one", "tool:x", "ai:two")],
            Stream = Metadata + Event("values", new JObject { ["x"] = 1 }),
            End = end is null ? null : new IOException(end),
        };
        var seen = new List<RunEvent>();
        var outcome = await server.Client().Runs.RunAndWaitAsync("t", Request, new RunWaitOptions { OnEvent = seen.Add });

        Assert.Multiple(() =>
        {
            Assert.That(server.Asked, Is.EqualTo(Asked));
            Assert.That(seen.Select(e => e.Kind), Is.EqualTo(new[] { "metadata", "values" }));
            Assert.That((outcome.ThreadId, outcome.AgentId, outcome.RunId, outcome.Status), Is.EqualTo(("t", "agent", "r1", RunOutcomeStatus.Completed)));
            Assert.That(outcome.Text, Is.EqualTo("one\n\ntwo"), "The text of this run alone.");
            Assert.That(outcome.Messages.Select(m => (m.Id, m.Role)), Is.EqualTo(new[] { ("m3", "user"), ("m4", "assistant"), ("m5", "tool"), ("m6", "assistant") }));
            Assert.That(outcome.Interrupts, Is.Empty);
        });
    }

    [Test]
    public async Task The_state_from_before_the_run_is_not_its_end()
    {
        var before = Conversation("idle", 0, "ai:old");
        var server = new RunServer { States = [before, before, before, Conversation("idle", 1, "ai:old", "ai:new")] };
        Assert.That((await server.Client().Runs.RunAndWaitAsync("t", Request)).Text, Is.EqualTo("new"));
    }

    [Test]
    public async Task A_thread_that_never_shows_the_run_counts_after_a_while_once_its_stream_has_ended()
    {
        var server = new RunServer { States = [State("idle", 0)] };
        var outcome = await server.Client().Runs.RunAndWaitAsync("t", Request);
        Assert.That(outcome.Status, Is.EqualTo(RunOutcomeStatus.Completed));
        Assert.That(server.Time.Elapsed, Is.InRange(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30)));
    }

    [Test]
    public async Task A_stream_that_ends_while_the_run_goes_on_is_not_the_end()
    {
        var server = new RunServer { States = [State("idle", 0), State("busy", 1), State("busy", 2), Conversation("idle", 3, "ai:done")] };
        Assert.That((await server.Client().Runs.RunAndWaitAsync("t", Request)).Text, Is.EqualTo("done"));
    }

    [Test]
    public async Task Interrupts_of_the_stream_and_of_the_thread_are_there_once_each()
    {
        var (first, second) = (Interrupts.Approval(Interrupts.FirstId, "rm"), Interrupts.Question(Interrupts.SecondId));
        var server = new RunServer
        {
            States = [State("idle", 0), Waiting(9, second)],
            Stream = Metadata + Pause("updates|tools:1", first) + Pause("values", first) + Pause("values", second),
        };
        var outcome = await server.Client().Runs.RunAndWaitAsync("t", Request);
        Assert.That(outcome.Status, Is.EqualTo(RunOutcomeStatus.Waiting));
        Assert.That(outcome.Interrupts.Select(i => i.Id), Is.EqualTo(new[] { Interrupts.FirstId, Interrupts.SecondId }));
        Assert.That(outcome.Interrupts[0].Namespace, Is.EqualTo(new[] { "tools:1" }));
        Assert.That(outcome.ActionRequests.Select(a => a.Name), Is.EqualTo(new[] { "rm" }));
    }

    [Test]
    public async Task A_pause_that_asks_nothing_waits_as_well()
    {
        var server = new RunServer { States = [State("idle", 0), Waiting(9)], Stream = Metadata + Event("values", new JObject { ["__interrupt__"] = new JArray() }) };
        var outcome = await server.Client().Runs.RunAndWaitAsync("t", Request);
        Assert.That((outcome.Status, outcome.Interrupts.Count), Is.EqualTo((RunOutcomeStatus.Waiting, 0)));
    }

    [Test]
    public async Task While_streamed_subgraphs_wait_the_messages_are_those_of_the_run_itself()
    {
        var request = StreamRunRequest.Create("agent", "hello");
        request.StreamSubgraphs = true;
        var server = new RunServer
        {
            States = [State("idle", 0), Conversation("interrupted", 9, "ai:of a subgraph")],
            Stream = Metadata + Event("values", JObject.Parse("""{"messages":[{"id":"own","type":"ai","content":"mine"}]}""")) + Pause("values", Interrupts.Question()),
        };
        Assert.That((await server.Client().Runs.RunAndWaitAsync("t", request)).Text, Is.EqualTo("mine"));
    }

    [Test]
    public void A_run_that_says_that_it_failed_is_thrown_with_its_outcome()
    {
        var server = new RunServer
        {
            States = [State("idle", 0), Conversation("error", 1, "ai:before the fall")],
            Stream = Metadata + Event("error", JObject.Parse("""{"error":"TypeError","message":"boom"}""")),
        };
        var failed = Assert.ThrowsAsync<RunFailedException>(() => server.Client().Runs.RunAndWaitAsync("t", Request))!;
        Assert.Multiple(() =>
        {
            Assert.That(failed.Message, Is.EqualTo("The run failed: TypeError: boom"));
            Assert.That(failed.Error!.Message, Is.EqualTo("boom"));
            Assert.That((failed.Outcome.Status, failed.Outcome.Text, failed.Outcome.RunId), Is.EqualTo((RunOutcomeStatus.Failed, "before the fall", "r1")));
        });
    }

    [Test]
    public void A_run_whose_thread_alone_says_that_it_failed_is_thrown()
    {
        var server = new RunServer { States = [State("idle", 0), State("error", 1)] };
        var failed = Assert.ThrowsAsync<RunFailedException>(() => server.Client().Runs.RunAndWaitAsync("t", Request))!;
        Assert.That((failed.Error, failed.Outcome.Status), Is.EqualTo(((RunErrorEvent?)null, RunOutcomeStatus.Failed)));
    }

    [Test]
    public void A_failure_is_told_although_the_thread_cannot_be_read()
    {
        var server = new RunServer
        {
            States = [State("idle", 0), "this is not JSON"],
            Stream = Metadata + Piece("m", "so far") + Event("error", JObject.Parse("""{"error":"E","message":"m"}""")),
        };
        var failed = Assert.ThrowsAsync<RunFailedException>(() => server.Client().Runs.RunAndWaitAsync("t", Request))!;
        Assert.That((failed.Message, failed.Outcome.Text), Is.EqualTo(("The run failed: E: m", "so far")));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_cancelled_run_leaves_its_thread_without_values(bool isFirst)
    {
        var server = new RunServer
        {
            States = [isFirst ? State("idle", 0) : Conversation("idle", 0, "ai:old"), State("idle", 1)],
            Stream = Metadata + (isFirst ? Event("values", new JObject { ["messages"] = new JArray() }) : ""),
        };
        Assert.That((await server.Client().Runs.RunAndWaitAsync("t", Request)).Status, Is.EqualTo(RunOutcomeStatus.Cancelled));
    }

    [Test]
    public async Task Text_is_handed_out_as_it_arrives_and_the_rest_once_the_thread_is_known()
    {
        var server = new RunServer
        {
            States = [State("idle", 0), Conversation("idle", 1, "human:hello", "ai:one two")],
            Stream = Metadata + Piece("m2", "one "),
            End = new IOException("reset"),
        };
        var pieces = new List<string>();
        await server.Client().Runs.RunAndWaitAsync("t", Request, new RunWaitOptions { OnText = pieces.Add });
        Assert.That(pieces, Is.EqualTo(new[] { "one ", "two" }));
        Assert.That(server.Runs[0]["stream_mode"]!.Values<string>(), Is.EqualTo(new[] { "messages-tuple" }));
        Assert.That(Request.StreamMode, Is.Null, "The caller's request stays as it was.");
    }

    [Test]
    public void An_answer_that_is_not_there_is_refused_before_anything_is_sent()
    {
        var server = new RunServer { States = [State("idle", 0)] };
        Assert.That(() => server.Client().Runs.RunAndWaitAsync("t", null!), Throws.ArgumentNullException);
        Assert.That(server.Asked, Is.Empty);
    }

    private static string Pause(string name, RunInterrupt interrupt) => Event(name, new JObject { ["__interrupt__"] = new JArray(interrupt.ToJson()) });
}
