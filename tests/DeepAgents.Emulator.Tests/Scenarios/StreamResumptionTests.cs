using DeepAgents.LangSmith;

namespace DeepAgents.Emulator.Tests.Scenarios;

/// <summary>Streams that break, are silent for long, or go on elsewhere.</summary>
[CancelAfter(30_000)]
public sealed class StreamResumptionTests : EmulatorFixture
{
    private const string Question = "one two three four five six seven eight";

    [TearDown]
    public void EndScenario() => Emulator.Use(new EmulatorScenario());

    [Test]
    public async Task A_stream_that_is_reset_goes_on_where_it_was()
    {
        Emulator.Use(new EmulatorScenario
        {
            Faults = { new FaultRule { Kind = FaultKind.ResetInBody, Method = "POST", Path = "/**/runs/stream", AfterBytes = 700 } },
        });
        var before = Posts();
        var events = await StreamAsync();

        Assert.Multiple(() =>
        {
            Assert.That(events.Select(e => e.Id), Is.EqualTo(Enumerable.Range(0, events.Count).Select(id => $"{id}")));
            Assert.That(events[^1].Name, Is.EqualTo("values"));
            Assert.That(Emulator.GetLedger().Requests.Keys, Does.Contain("GET /v1/deepagents/threads/{thread_id}/runs/{run_id}/stream"));
            Assert.That(Posts() - before, Is.EqualTo(1), "The run is started once.");
        });

        long Posts() => Emulator.GetLedger().Requests.GetValueOrDefault("POST /v1/deepagents/threads/{thread_id}/runs/stream");
    }

    [Test]
    public void A_stream_that_cannot_be_resumed_says_that_it_was_interrupted()
    {
        Emulator.Use(new EmulatorScenario
        {
            ResumableStreams = false,
            Faults = { new FaultRule { Kind = FaultKind.ResetInBody, AfterBytes = 700, Path = "/**/runs/stream" } },
        });
        Assert.ThrowsAsync<StreamInterruptedException>(StreamAsync);
    }

    [Test]
    public async Task Heartbeats_keep_a_silent_stream_alive()
    {
        var slow = new AnswerScript { Error = new ErrorScript(), Duration = TimeSpan.FromSeconds(30) };
        Emulator.Use(new EmulatorScenario { Answers = { slow } });
        using var http = new HttpClient { BaseAddress = Emulator.BaseAddress };
        var agent = await CreateAgentAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"v1/deepagents/threads/{await CreateThreadAsync(agent)}/runs/stream")
        {
            Headers = { { "X-Api-Key", Key } },
            Content = new StringContent($$$"""{"agent_id":"{{{agent}}}","input":{"messages":[{"role":"user","content":"x"}]}}"""),
        };
        using var response = await http.SendAsync(request, Token);
        var text = await response.Content.ReadAsStringAsync(Token);
        Assert.That(text.Split(": heartbeat\n\n"), Has.Length.GreaterThanOrEqualTo(3));
    }

    [TestCase(null, "metadata")]
    [TestCase("0", "values")]
    [TestCase("1", "values")]
    [TestCase("99", null)]
    public async Task A_resumed_stream_begins_after_the_last_id(string? lastId, string? first)
    {
        var agent = await CreateAgentAsync();
        var thread = await CreateThreadAsync(agent);
        var input = new RunInput { Messages = [new InputMessage { Role = MessageRole.User, Content = "hello" }] };
        var run = await LangSmith.Runs.CreateAsync(thread, new CreateRunRequest { Input = input }, cancellationToken: Token);
        await LangSmith.Threads.WaitForIdleAsync(thread, cancellationToken: Token);
        using var response = await GetAsync($"v1/deepagents/threads/{thread}/runs/{run.RunId}/stream", lastId);
        var text = await response.Content.ReadAsStringAsync(Token);
        Assert.That(text.Split('\n')[0], Is.EqualTo(first is null ? "" : $"event: {first}"));
    }

    [TestCase("no-such-run", null, 404)]
    [TestCase(null, "not-an-id", 400)]
    public async Task A_stream_that_cannot_be_resumed_is_refused(string? runId, string? lastId, int status)
    {
        var thread = await CreateThreadAsync(await CreateAgentAsync());
        var run = await LangSmith.Runs.CreateAsync(thread, new CreateRunRequest(), cancellationToken: Token);
        using var response = await GetAsync($"v1/deepagents/threads/{thread}/runs/{runId ?? run.RunId}/stream", lastId);
        Assert.That((int)response.StatusCode, Is.EqualTo(status));
    }

    private async Task<HttpResponseMessage> GetAsync(string path, string? lastId)
    {
        using var http = new HttpClient { BaseAddress = Emulator.BaseAddress };
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "X-Api-Key", Key } } };
        if (lastId is not null)
        {
            request.Headers.Add("Last-Event-ID", lastId);
        }

        return await http.SendAsync(request, Token);
    }

    private async Task<List<RunEvent>> StreamAsync()
    {
        var agent = await CreateAgentAsync();
        var thread = await CreateThreadAsync(agent);
        var request = new StreamRunRequest
        {
            AgentId = agent,
            StreamMode = [RunStreamMode.Values, RunStreamMode.MessagesTuple],
            Input = new RunInput { Messages = [new InputMessage { Role = MessageRole.User, Content = Question }] },
        };
        var events = new List<RunEvent>();
        await foreach (var runEvent in LangSmith.Runs.StreamAsync(thread, request, cancellationToken: Token))
        {
            events.Add(runEvent);
        }

        return events;
    }
}
