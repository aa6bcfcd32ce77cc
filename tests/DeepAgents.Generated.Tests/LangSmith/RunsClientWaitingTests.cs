using DeepAgents.LangSmith;
using DeepAgents.Tests.Streaming;
using static DeepAgents.Tests.StubHandler;

namespace DeepAgents.Tests.LangSmith;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[CancelAfter(30_000)]
public sealed class RunsClientWaitingTests
{
    private const string Events = "event: metadata\ndata: {\"run_id\":\"r1\"}\n\nevent: values\ndata: {\"x\":1}\n\n";

    private readonly ManualTimeProvider _time = new() { AutoAdvance = true };
    private readonly List<string> _asked = [];

    [TestCase(null)]
    [TestCase("broken")]
    public async Task A_run_is_started_followed_and_confirmed(string? end)
    {
        var seen = new List<RunEvent>();
        var client = Client(end is null ? null : new IOException(end), """{"status":"idle","updated_at":"2026-01-01T00:00:09Z","values":{"messages":[{"type":"ai","content":"done"}]}}""");
        var outcome = await client.Runs.RunAndWaitAsync("t", StreamScript.Request, new RunWaitOptions { OnEvent = seen.Add });

        Assert.Multiple(() =>
        {
            Assert.That(_asked, Is.EqualTo(new[] { "GET threads/t", "POST threads/t/runs/stream", "GET threads/t" }));
            Assert.That(seen.Select(e => e.Kind), Is.EqualTo(new[] { "metadata", "values" }));
            Assert.That((outcome.RunId, outcome.Text, outcome.IsInterrupted, outcome.IsError), Is.EqualTo(("r1", "done", false, false)));
        });
    }

    [Test]
    public async Task A_run_that_was_seen_to_its_end_needs_no_other_sign()
    {
        var same = """{"status":"idle","updated_at":"2026-01-01T00:00:00Z"}""";
        var outcome = await Client(null, same, same).Runs.RunAndWaitAsync("t", StreamScript.Request);
        Assert.That((outcome.Thread.Status, _asked.Count), Is.EqualTo(((ThreadStatus?)ThreadStatus.Idle, 3)));
    }

    [Test]
    public async Task An_interrupt_is_an_outcome_that_can_be_resolved()
    {
        var client = Client(null, """{"status":"interrupted","updated_at":"2026-01-01T00:00:09Z","interrupts":[{"id":"i1","value":"may I?"}]}""");
        var outcome = await client.Runs.RunAndWaitAsync("t", StreamScript.Request);
        Assert.That((outcome.IsInterrupted, outcome.Interrupts.Single().Id), Is.EqualTo((true, "i1")));
    }

    [Test]
    public async Task Resolving_waits_until_the_thread_has_moved_on()
    {
        string[] states =
        [
            """{"status":"interrupted","updated_at":"2026-01-01T00:00:01Z"}""",
            """{"status":"interrupted","updated_at":"2026-01-01T00:00:01Z"}""",
            """{"status":"busy","updated_at":"2026-01-01T00:00:02Z"}""",
            """{"status":"idle","updated_at":"2026-01-01T00:00:03Z"}""",
        ];
        var outcome = await Client(null, states).Runs.ResolveInterruptAndWaitAsync("t");
        Assert.Multiple(() =>
        {
            Assert.That(outcome.Thread.Status, Is.EqualTo(ThreadStatus.Idle));
            Assert.That(_asked[1], Is.EqualTo("POST threads/t/resolve-interrupt"));
            Assert.That(_asked, Has.Count.EqualTo(5));
        });
    }

    [Test]
    public void A_run_that_says_that_it_failed_is_thrown()
    {
        using var client = new DeepAgentsClient(new DeepAgentsOptions { ApiKey = "key", TimeProvider = _time }, new StubHandler((request, _, _) => Task.FromResult(
            request.Method == HttpMethod.Get ? Json("{}") : StreamScript.Answer(Events + "event: error\ndata: {\"error\":\"E\",\"message\":\"m\"}\n\n"))));
        Assert.ThrowsAsync<RunStreamException>(() => client.Runs.RunAndWaitAsync("t", StreamScript.Request));
    }

    /// <summary>A thread that is idle before the run, and then as the states say.</summary>
    private DeepAgentsClient Client(Exception? end, params string[] states)
    {
        var read = 0;
        return new DeepAgentsClient(new DeepAgentsOptions { ApiKey = "key", Endpoint = new Uri("https://h"), TimeProvider = _time }, new StubHandler((request, _, _) =>
        {
            var path = request.RequestUri!.AbsolutePath.Replace("/v1/deepagents/", "", StringComparison.Ordinal);
            _asked.Add($"{request.Method} {path}");
            if (request.Method == HttpMethod.Post)
            {
                return Task.FromResult(path.EndsWith("stream", StringComparison.Ordinal) ? StreamScript.Answer(Events, end: end) : new HttpResponseMessage(System.Net.HttpStatusCode.NoContent));
            }

            var all = states.Length == 1 ? ["""{"status":"idle","updated_at":"2026-01-01T00:00:00Z"}""", .. states] : states;
            return Task.FromResult(Json(all[Math.Min(read++, all.Length - 1)]));
        }));
    }
}
