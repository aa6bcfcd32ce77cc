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
    public void A_stream_that_is_reset_is_an_interruption([Values] bool isLocationSent)
    {
        Emulator.Use(Reset(isLocationSent));
        var before = Emulator.GetLedger().Requests.Values.Sum();
        var fault = Assert.ThrowsAsync<StreamInterruptedException>(StreamAsync);
        Assert.That(fault!.RunId, Is.Not.Null);
        Assert.That(Emulator.GetLedger().Requests.Values.Sum() - before, Is.EqualTo(3), "An agent, a thread and one run.");
    }

    [Test]
    public async Task A_run_whose_stream_is_reset_is_waited_for()
    {
        Emulator.Use(Reset(isLocationSent: true));
        var agent = await CreateAgentAsync();
        var outcome = await LangSmith.Runs.RunAndWaitAsync(
            await CreateThreadAsync(agent), StreamRunRequest.Create(agent, Question), cancellationToken: Token);
        Assert.That((outcome.Status, outcome.Text), Is.EqualTo((RunOutcomeStatus.Completed, $"You said: {Question}")));
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

    private static EmulatorScenario Reset(bool isLocationSent) => new()
    {
        ResumableStreams = isLocationSent,
        Faults = { new FaultRule { Kind = FaultKind.ResetInBody, Method = "POST", AfterBytes = 700, Path = "/**/runs/stream" } },
    };

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
