using System.Diagnostics;
using DeepAgents.LangSmith;
using DeepAgents.LiteLLM;
using DeepAgents.Tests.Golden;
using DeepAgents.Tests.Streaming;
using static DeepAgents.Tests.StubHandler;

namespace DeepAgents.Tests.Diagnostics;

/// <summary>The tags that a span of a call begins with, in the words of OpenTelemetry's conventions.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[NonParallelizable]
[CancelAfter(30_000)]
public sealed class CallTagsTests : IDisposable
{
    private readonly TelemetryRecorder _heard = new();

    public void Dispose() => _heard.Dispose();

    [Test]
    public async Task A_call_has_the_tags_of_an_HTTP_client_and_no_query()
    {
        await LangSmith().Agents.ListAsync(new ListAgentsOptions { Cursor = "Hk41Q", Query = { ["token"] = "Hk41Q" } });
        await LangSmith().Threads.GetAsync("t 1");

        Assert.Multiple(() =>
        {
            var list = Tags("Agents.List");
            Assert.That(list["http.request.method"], Is.EqualTo("GET"));
            Assert.That(list["server.address"], Is.EqualTo("host"));
            Assert.That(list["server.port"], Is.EqualTo(8443));
            Assert.That(list["url.template"], Is.EqualTo("/v1/deepagents/agents"));
            Assert.That(list["url.full"], Is.EqualTo("https://host:8443/v1/deepagents/agents"));
            Assert.That(list["deepagents.service"], Is.EqualTo("DeepAgents.LangSmith"));
            Assert.That(list.Values.Select(value => $"{value}"), Has.None.Contains("Hk41Q"));

            var get = Tags("Threads.Get");
            Assert.That(get["url.template"], Is.EqualTo("/v1/deepagents/threads/{thread_id}"));
            Assert.That(get["url.full"], Is.EqualTo("https://host:8443/v1/deepagents/threads/t%201"));
            Assert.That(get["gen_ai.conversation.id"], Is.EqualTo("t 1"));
            Assert.That(get, Does.Not.ContainKey("gen_ai.operation.name"));
        });
    }

    [Test]
    public async Task A_run_is_the_invocation_of_an_agent()
    {
        await foreach (var _ in LangSmith(_ => StreamScript.Answer("event: end\ndata: {}\n\n")).Runs.StreamAsync("t1", StreamRunRequest.Create("a1", "hello")))
        {
        }

        await LangSmith().Agents.CreateAsync(new CreateAgentRequest { Name = "n" });
        await Assert.MultipleAsync(async () =>
        {
            var run = Tags("Runs.Stream");
            Assert.That(run["gen_ai.operation.name"], Is.EqualTo("invoke_agent"));
            Assert.That(run["gen_ai.provider.name"], Is.EqualTo("langsmith"));
            Assert.That(run["gen_ai.agent.id"], Is.EqualTo("a1"));
            Assert.That(run["gen_ai.conversation.id"], Is.EqualTo("t1"));
            Assert.That(Tags("Agents.Create")["gen_ai.operation.name"], Is.EqualTo("create_agent"));

            await LiteLLM().Sessions.SendMessageAsync("s1", new SendMessageRequest { Text = "hi" });
            await LiteLLM().Sessions.CreateAsync("a2");
            var message = Tags("PlatformSessions.SendMessage");
            Assert.That(message["gen_ai.operation.name"], Is.EqualTo("invoke_agent"));
            Assert.That(message["gen_ai.provider.name"], Is.EqualTo("litellm"));
            Assert.That(message["gen_ai.conversation.id"], Is.EqualTo("s1"));
            Assert.That(Tags("PlatformSessions.Create")["gen_ai.agent.id"], Is.EqualTo("a2"));
        });
    }

    [Test]
    public async Task What_agents_do_is_measured_by_the_names_of_the_conventions()
    {
        await foreach (var _ in LangSmith(_ => StreamScript.Answer("event: end\ndata: {}\n\n")).Runs.StreamAsync("t1", StreamRunRequest.Create("a1", "hello")))
        {
        }

        foreach (var name in new[] { "gen_ai.client.operation.duration", "gen_ai.client.operation.time_to_first_chunk" })
        {
            var measured = _heard.Measured.Single(m => m.Name == name);
            Assert.That(
                measured.Tags.ToDictionary(),
                Is.EquivalentTo(new Dictionary<string, object?>
                {
                    ["gen_ai.operation.name"] = "invoke_agent",
                    ["gen_ai.provider.name"] = "langsmith",
                    ["server.address"] = "host",
                    ["server.port"] = 8443,
                }));
        }

        Assert.That(_heard.Measured.Where(m => m.Name.StartsWith("gen_ai", StringComparison.Ordinal)), Has.Exactly(2).Items);
    }

    [TestCase("GET", "GET", "GET")]
    [TestCase("BREW", "HTTP", "_OTHER")]
    public async Task A_request_of_ones_own_goes_by_its_method_because_its_path_holds_ids(string method, string name, string tag)
    {
        await LangSmith().SendAsync(new HttpMethod(method), "/agents/a1/health?token=Hk41Q");

        Assert.Multiple(() =>
        {
            var tags = Tags(name);
            Assert.That(tags["http.request.method"], Is.EqualTo(tag));
            Assert.That(tags.GetValueOrDefault("http.request.method_original"), Is.EqualTo(tag == "_OTHER" ? method : null));
            Assert.That(tags["url.full"], Is.EqualTo("https://host:8443/v1/deepagents/agents/a1/health"));
            Assert.That(tags, Does.Not.ContainKey("url.template"));
            Assert.That(_heard.Measured.Single()["deepagents.operation"], Is.EqualTo(name));
        });
    }

    [Test]
    public void The_operations_that_are_told_as_generative_AI_exist()
    {
        var names = Operation.All.Select(operation => operation.Name).ToList();
        foreach (var knowledge in new[] { LangSmithService.Profile.GenAI!, LiteLLMService.Profile.GenAI! })
        {
            Assert.That(names, Is.SupersetOf(knowledge.Operations.Keys));
        }
    }

    [Test]
    public async Task An_id_that_is_long_or_holds_control_characters_is_shown_safely()
    {
        await LangSmith().Threads.GetAsync("a\u202eb" + new string('x', 500));
        Assert.That((string?)Tags("Threads.Get")["gen_ai.conversation.id"], Does.StartWith("a\\u202Eb").And.Length.LessThanOrEqualTo(200));
    }

    /// <summary>The tags at the start, which the sampler was told, all of which are there at the end.</summary>
    private Dictionary<string, object?> Tags(string span)
    {
        var sampled = _heard.Sampled.Last(s => s.Name == span).Tags;
        var ended = _heard.Spans.Last(s => s.OperationName == span);
        Assert.That(ended.Kind, Is.EqualTo(ActivityKind.Client));
        Assert.That(ended.TagObjects, Is.SupersetOf(sampled));
        return sampled;
    }

    private static DeepAgentsClient LangSmith(Func<int, HttpResponseMessage>? answer = null) =>
        new(new DeepAgentsOptions { ApiKey = "key", Endpoint = new Uri("https://host:8443") }, new StubHandler(answer ?? (_ => Json("{}"))));

    private static LiteLLMAgentPlatformClient LiteLLM() =>
        new(new LiteLLMAgentPlatformOptions { ApiKey = "key", Endpoint = new Uri("https://host:8443") }, new StubHandler(_ => Json("{}")));
}
