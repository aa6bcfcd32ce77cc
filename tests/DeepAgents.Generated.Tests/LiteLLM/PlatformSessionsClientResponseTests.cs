using DeepAgents.LiteLLM;
using static DeepAgents.Tests.StubHandler;

namespace DeepAgents.Tests.LiteLLM;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[CancelAfter(30_000)]
public sealed class PlatformSessionsClientResponseTests
{
    private readonly ManualTimeProvider _time = new() { AutoAdvance = true };

    [Test]
    public async Task The_response_to_the_initial_prompt_comes_after_the_session_is_ready()
    {
        var session = await Client(
            """{"id":"s","status":"creating"}""",
            """{"id":"s","status":"ready","response":null}""",
            """{"id":"s","status":"ready","response":{"parts":[{"type":"text","text":"hello"}]}}""").Sessions.WaitForResponseAsync("s");
        Assert.That(session.Response!.Text, Is.EqualTo("hello"));
    }

    [TestCase("""{"id":"s","status":"ready","failure_reason":"initial_prompt failed: no model"}""")]
    [TestCase("""{"id":"s","status":"dead"}""")]
    [TestCase("""{"id":"s","status":"failed","failure_reason":"pod failed"}""")]
    public void A_prompt_that_failed_or_a_session_that_ended_is_the_end(string state) =>
        Assert.ThrowsAsync<TerminalStateException<PlatformSession>>(() => Client("""{"id":"s","status":"creating"}""", state).Sessions.WaitForResponseAsync("s"));

    [Test]
    public void A_session_without_a_prompt_is_waited_for_in_vain()
    {
        Assert.ThrowsAsync<PollingTimeoutException<PlatformSession>>(() => Client("""{"id":"s","status":"ready"}""").Sessions.WaitForResponseAsync("s"));
        Assert.That(_time.Elapsed, Is.EqualTo(TimeSpan.FromMinutes(30)));
    }

    [Test]
    public async Task Creating_and_waiting_is_one_call()
    {
        var client = Client("""{"id":"s","status":"creating"}""", """{"id":"s","status":"creating"}""", """{"id":"s","status":"ready"}""");
        Assert.That((await client.Sessions.CreateAndWaitAsync("a")).Status, Is.EqualTo(PlatformSessionStatus.Ready));
    }

    [Test]
    public async Task A_session_that_is_ready_at_once_is_not_asked_for_again() =>
        Assert.That((await Client("""{"id":"s","status":"ready","warnings":["w"]}""", "no json").Sessions.CreateAndWaitAsync("a")).Id, Is.EqualTo("s"));

    [Test]
    public async Task All_agents_are_listed_by_offset()
    {
        var handler = new StubHandler((request, _, _) => Task.FromResult(Json(request.RequestUri!.Query.Contains("offset=2", StringComparison.Ordinal)
            ? """{"data":[{"id":"c"}],"total":3,"limit":2,"offset":2}"""
            : """{"data":[{"id":"a"},{"id":"b"}],"total":3,"limit":2,"offset":0}""")));
        var ids = new List<string?>();
        await foreach (var agent in Client(handler).Agents.ListAllAsync(new ListPlatformAgentsOptions { Limit = 2 }))
        {
            ids.Add(agent.Id);
        }

        Assert.That((string.Join(',', ids), handler.Asked.Count), Is.EqualTo(("a,b,c", 2)));
    }

    [Test]
    public void A_platform_that_does_not_heed_the_offset_is_noticed() =>
        Assert.ThrowsAsync<DeepAgentsException>(async () =>
        {
            await foreach (var _ in Client("""{"data":[{"id":"a"}],"total":3,"limit":1,"offset":0}""").Agents.ListAllAsync())
            {
            }
        });

    private LiteLLMAgentPlatformClient Client(params string[] answers) => Client(new StubHandler(number => Json(answers[Math.Min(number, answers.Length) - 1])));

    private LiteLLMAgentPlatformClient Client(StubHandler handler) =>
        new(new LiteLLMAgentPlatformOptions { ApiKey = "key", Endpoint = new Uri("https://h"), TimeProvider = _time }, handler);
}
