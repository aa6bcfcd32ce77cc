using System.Diagnostics;
using DeepAgents.LangSmith;
using DeepAgents.LiteLLM;
using DeepAgents.Tests.Streaming;
using static DeepAgents.Tests.StubHandler;

namespace DeepAgents.Tests.Diagnostics;

/// <summary>Operations that are made of several calls, waits and streams are one span, and those are its children.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[NonParallelizable]
[CancelAfter(30_000)]
public sealed class CompositeTraceTests : IDisposable
{
    private const string Idle = """{"status":"idle","updated_at":"2026-01-01T00:00:09Z"}""";

    private readonly ManualTimeProvider _time = new() { AutoAdvance = true };
    private readonly TelemetryRecorder _heard = new();

    public void Dispose() => _heard.Dispose();

    [Test]
    public async Task A_run_that_is_waited_for_is_the_parent_of_its_stream_and_its_wait()
    {
        var hasRun = false;
        using var client = LangSmith(request => (hasRun |= request.Method == HttpMethod.Post) && request.Method == HttpMethod.Post
            ? StreamScript.Answer("event: metadata\ndata: {\"run_id\":\"r\"}\n\nevent: end\ndata: {}\n\n")
            : Json(hasRun ? Idle : """{"status":"idle","updated_at":"2026-01-01T00:00:00Z"}"""));
        await client.Runs.RunAndWaitAsync("t", StreamScript.Request);

        Assert.Multiple(() =>
        {
            Assert.That(Tree(), Is.EqualTo(new[]
            {
                "Runs.RunAndWait > Threads.Get",
                "Runs.RunAndWait > Runs.Stream",
                "Runs.RunAndWait > Threads.WaitForIdle > Threads.Get",
                "Runs.RunAndWait > Threads.WaitForIdle",
                "Runs.RunAndWait",
            }));
            var span = _heard.Span("Runs.RunAndWait");
            Assert.That((span.Kind, span.Status), Is.EqualTo((ActivityKind.Internal, ActivityStatusCode.Unset)));
            Assert.That(span.GetTagItem("gen_ai.conversation.id"), Is.EqualTo("t"));
            Assert.That(span.GetTagItem("deepagents.service"), Is.EqualTo("DeepAgents.LangSmith"));
        });
    }

    [Test]
    public void A_run_that_is_resumed_and_waited_for_is_one_span()
    {
        var interrupt = new RunInterrupt("i", "sure?");
        using var client = LangSmith(request => request.Method == HttpMethod.Post
            ? StreamScript.Answer("event: metadata\ndata: {\"run_id\":\"r\"}\n\n")
            : Json("""{"status":"interrupted","updated_at":"2026-01-01T00:00:09Z","interrupts":[{"id":"i","value":"sure?"}]}"""));
        var options = new RunWaitOptions { Polling = new PollingOptions { Timeout = TimeSpan.Zero } };
        Assert.CatchAsync<PollingTimeoutException>(() => client.Runs.ResumeAndWaitAsync("t", "a", [interrupt], [interrupt.Answer("yes")], options));

        Assert.That(Tree(), Is.EqualTo(new[]
        {
            "Runs.ResumeAndWait > Threads.Get",
            "Runs.ResumeAndWait > Runs.Stream",
            "Runs.ResumeAndWait > Threads.WaitForIdle > Threads.Get",
            "Runs.ResumeAndWait > Threads.WaitForIdle",
            "Runs.ResumeAndWait",
        }));
        var span = _heard.Span("Runs.ResumeAndWait");
        Assert.That((span.Status, span.GetTagItem("error.type")), Is.EqualTo((ActivityStatusCode.Error, "PollingTimeoutException")));
    }

    [Test]
    public async Task A_connection_to_an_MCP_server_is_one_span()
    {
        using var client = LangSmith(request => Json(
            request.RequestUri!.AbsolutePath.EndsWith("oauth-provider", StringComparison.Ordinal) ? """{"oauth_provider_id":"p"}"""
            : request.Method == HttpMethod.Post ? """{"id":"s","status":"PENDING","verification_url":"https://v"}"""
            : """{"id":"s","status":"COMPLETED"}"""));
        await client.McpServers.ConnectAsync("m", new McpConnectOptions { OnVerification = (_, _) => Task.CompletedTask });

        Assert.That(Tree(), Is.EqualTo(new[]
        {
            "McpServers.Connect > McpServers.RegisterOAuthProvider",
            "McpServers.Connect > AuthSessions.Create",
            "McpServers.Connect > AuthSessions.WaitForCompletion > AuthSessions.Get",
            "McpServers.Connect > AuthSessions.WaitForCompletion",
            "McpServers.Connect",
        }));
    }

    [Test]
    public async Task A_sandbox_that_is_brought_up_is_one_span()
    {
        using var client = new LiteLLMAgentPlatformClient(
            new LiteLLMAgentPlatformOptions { ApiKey = "key", Endpoint = new Uri("https://h"), TimeProvider = _time },
            new StubHandler((request, _, _) => Task.FromResult(Json(request.Method == HttpMethod.Post ? """{"id":"s","status":"creating"}""" : """{"id":"s","status":"ready"}"""))));
        await client.Sessions.CreateAndWaitAsync("a");

        Assert.That(Tree(), Is.EqualTo(new[]
        {
            "PlatformSessions.CreateAndWait > PlatformSessions.Create",
            "PlatformSessions.CreateAndWait > PlatformSessions.WaitForReady > PlatformSessions.Get",
            "PlatformSessions.CreateAndWait > PlatformSessions.WaitForReady",
            "PlatformSessions.CreateAndWait",
        }));
        Assert.That(_heard.Span("PlatformSessions.CreateAndWait").GetTagItem("gen_ai.agent.id"), Is.EqualTo("a"));
    }

    /// <summary>The spans with those above them, in the order of their ends.</summary>
    private List<string> Tree() => [.. _heard.Spans.Select(PathTo)];

    private static string PathTo(Activity span) => span.Parent is null ? span.OperationName : $"{PathTo(span.Parent)} > {span.OperationName}";

    private DeepAgentsClient LangSmith(Func<HttpRequestMessage, HttpResponseMessage> answer) => new(
        new DeepAgentsOptions { ApiKey = "key", Endpoint = new Uri("https://h"), TimeProvider = _time },
        new StubHandler((request, _, _) => Task.FromResult(answer(request))));
}
