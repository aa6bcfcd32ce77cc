using DeepAgents.LangSmith;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using static DeepAgents.Tests.LangSmith.RunServer;
using static DeepAgents.Tests.Runs.Interrupts;

namespace DeepAgents.Tests.LangSmith;

[CancelAfter(30_000)]
public sealed class RunsClientResumingTests
{
    private static readonly RunInterrupt Waits = Approval(FirstId, "rm");

    private static IEnumerable<Decision> Yes => Waits.ActionRequests.Select(action => action.Approve());

    [Test]
    public async Task A_decision_starts_a_run_that_resumes_the_paused_one()
    {
        var server = new RunServer { States = [Waiting(1, Waits), Conversation("idle", 2, "ai:done")] };
        var outcome = await server.Client().Runs.ResumeAndWaitAsync(Outcome(Waits), Yes);
        Assert.Multiple(() =>
        {
            Assert.That(server.Asked, Is.EqualTo(new[] { "GET threads/t", "POST threads/t/runs/stream", "GET threads/t" }));
            Assert.That(
                server.Runs.Single().ToString(Formatting.None),
                Is.EqualTo("""{"agent_id":"agent","input":{"messages":[{"role":"system","content":""}]},"command":{"resume":{"decisions":[{"type":"approve"}]}}}"""));
            Assert.That((outcome.Status, outcome.Text, outcome.AgentId), Is.EqualTo((RunOutcomeStatus.Completed, "done", "agent")));
        });
    }

    [Test]
    public async Task The_run_that_resumes_has_the_settings_of_the_paused_one()
    {
        var request = StreamRunRequest.Create("agent", "hello");
        (request.StreamMode, request.StreamSubgraphs, request.AdditionalProperties["config"]) = ([RunStreamMode.Updates], true, new JObject { ["x"] = 1 });
        var server = new RunServer { States = [State("idle", 0), Waiting(1, Waits), Waiting(1, Waits), State("idle", 2)] };
        var client = server.Client();
        var paused = await client.Runs.RunAndWaitAsync("t", request);
        await client.Runs.ResumeAndWaitAsync(paused, paused.ActionRequests.Select(a => a.Reject()));

        var sent = server.Runs[1];
        Assert.That((sent["stream_mode"]!.ToString(Formatting.None), (bool)sent["stream_subgraphs"]!, (int)sent["config"]!["x"]!), Is.EqualTo(("[\"updates\"]", true, 1)));
        Assert.That((string?)sent["input"]!["messages"]![0]!["role"], Is.EqualTo("system"), "The input of the paused run is not sent again.");
        Assert.That(request.Input!.Messages[0].Content, Is.EqualTo("hello"), "The caller's request stays as it was.");
    }

    [Test]
    public async Task Another_process_resumes_with_what_it_reads_from_the_thread()
    {
        var server = new RunServer { States = [Waiting(1, Waits), Waiting(1, Waits), State("idle", 2)] };
        var client = server.Client();
        var interrupts = (await client.Threads.GetAsync("t")).PendingInterrupts;
        await client.Runs.ResumeAndWaitAsync("t", "agent", interrupts, interrupts.SelectMany(i => i.ActionRequests).Select(a => a.Approve()));
        Assert.That(Resume(server), Is.EqualTo("""{"decisions":[{"type":"approve"}]}"""));
    }

    [Test]
    public async Task Where_several_wait_the_answer_has_ids()
    {
        var other = Question(SecondId);
        foreach (var named in new[] { new[] { Waits, other }, [other] })
        {
            var server = new RunServer { States = [Waiting(1, named), State("idle", 2)] };
            await server.Client().Runs.ResumeAndWaitAsync(Outcome(Waits, other), [.. Yes, other.Answer("yes")]);
            Assert.That(Resume(server), Is.EqualTo($$$"""{"{{{FirstId}}}":{"decisions":[{"type":"approve"}]},"{{{SecondId}}}":"yes"}"""));
        }
    }

    [Test]
    public async Task Of_several_that_wait_one_can_be_answered()
    {
        var server = new RunServer { States = [Waiting(1, Waits, Question(SecondId)), State("idle", 2)] };
        await server.Client().Runs.ResumeAndWaitAsync("t", "agent", [Waits], Yes);
        Assert.That(Resume(server), Is.EqualTo($$$"""{"{{{FirstId}}}":{"decisions":[{"type":"approve"}]}}"""));
    }

    [Test]
    public async Task A_pause_that_asks_nothing_is_continued_without_decisions()
    {
        var server = new RunServer { States = [Waiting(1), State("idle", 2)] };
        await server.Client().Runs.ResumeAndWaitAsync(Outcome(), []);
        Assert.That(Resume(server), Is.EqualTo("{}"));
    }

    [Test]
    public async Task A_resumed_run_is_streamed()
    {
        var server = new RunServer { States = [Waiting(1, Waits)], Stream = Piece("m", "x") };
        var client = server.Client();
        var streams = new[] { client.Runs.ResumeStreamAsync(Outcome(Waits), Yes), client.Runs.ResumeStreamAsync("t", "agent", [Waits], Yes) };
        Assert.That(server.Asked, Is.Empty, "Nothing is sent before the enumeration starts.");
        foreach (var stream in streams)
        {
            server.Runs.Clear();
            var events = new List<RunEvent>();
            await foreach (var item in stream)
            {
                events.Add(item);
            }

            Assert.That(events.Single(), Is.TypeOf<RunMessageEvent>());
            Assert.That(Resume(server), Is.EqualTo("""{"decisions":[{"type":"approve"}]}"""));
        }
    }

    [Test]
    public void A_wrong_decision_is_refused_before_anything_is_sent()
    {
        var server = new RunServer { States = [Waiting(1, Waits)] };
        var runs = server.Client().Runs;
        Assert.Multiple(() =>
        {
            Assert.That(() => runs.ResumeAndWaitAsync(Outcome(Waits), []), Throws.ArgumentException);
            Assert.That(() => runs.ResumeAndWaitAsync("t", "agent", [Waits], []), Throws.ArgumentException);
            Assert.That(() => runs.ResumeStreamAsync(Outcome(Waits), []), Throws.ArgumentException);
            Assert.That(() => runs.ResumeStreamAsync("t", "agent", [Waits], []), Throws.ArgumentException);
            Assert.That(() => runs.ResumeAndWaitAsync(null!, []), Throws.ArgumentNullException);
            Assert.That(() => runs.ResumeStreamAsync(null!, []), Throws.ArgumentNullException);
            Assert.That(() => runs.ResumeAndWaitAsync("t", null!, [Waits], Yes), Throws.ArgumentNullException);
            Assert.That(server.Asked, Is.Empty);
        });
    }

    [TestCase(RunOutcomeStatus.Completed)]
    [TestCase(RunOutcomeStatus.Cancelled)]
    [TestCase(RunOutcomeStatus.Failed)]
    public void A_run_that_does_not_wait_cannot_be_resumed(RunOutcomeStatus status)
    {
        var server = new RunServer { States = [Waiting(1, Waits)] };
        var outcome = new RunOutcome { ThreadId = "t", AgentId = "agent", Status = status };
        Assert.That(() => server.Client().Runs.ResumeAndWaitAsync(outcome, []), Throws.InvalidOperationException.With.Message.Contains(status.ToString()));
        Assert.That(server.Asked, Is.Empty);
    }

    [Test]
    public void A_stale_decision_is_not_sent()
    {
        string[] states = [State("idle", 1), State("busy", 1), Waiting(1), Waiting(1, Approval(SecondId, "rm")), Waiting(1, Question(null))];
        foreach (var state in states)
        {
            var server = new RunServer { States = [state] };
            Assert.That(() => server.Client().Runs.ResumeAndWaitAsync(Outcome(Waits), Yes), Throws.InvalidOperationException.With.Message.StartsWith("The run cannot be resumed"));
            Assert.That(async () => await server.Client().Runs.ResumeStreamAsync(Outcome(Waits), Yes).GetAsyncEnumerator().MoveNextAsync(), Throws.InvalidOperationException);
            Assert.That(server.Runs, Is.Empty);
        }
    }

    [Test]
    public void A_pause_that_asked_nothing_is_not_continued_where_something_is_asked_now()
    {
        var server = new RunServer { States = [Waiting(1, Waits)] };
        Assert.That(() => server.Client().Runs.ResumeAndWaitAsync(Outcome(), []), Throws.InvalidOperationException);
        Assert.That(server.Runs, Is.Empty);
    }

    [Test]
    public async Task The_messages_of_a_resumed_run_are_those_that_come_after_the_pause()
    {
        var server = new RunServer
        {
            // Seen on a running server: a thread whose streamed subgraphs wait shows the values of one of them.
            States = [Waiting(1, Waits), Conversation("idle", 2, "human:x", "ai:asked", "ai:done")],
            Stream = Event("values", JObject.Parse("""{"messages":[{"id":"m1","type":"human"},{"id":"m2","type":"ai","content":"asked"}]}""")),
        };
        Assert.That((await server.Client().Runs.ResumeAndWaitAsync(Outcome(Waits), Yes)).Text, Is.EqualTo("done"));
    }

    private static RunOutcome Outcome(params RunInterrupt[] interrupts) =>
        new() { ThreadId = "t", AgentId = "agent", Status = RunOutcomeStatus.Waiting, Interrupts = interrupts };

    private static string Resume(RunServer server) => server.Runs.Single()["command"]!["resume"]!.ToString(Formatting.None);
}
