using System.CodeDom.Compiler;
using System.Reflection;
using System.Text;
using DeepAgents.LangSmith;
using DeepAgents.LiteLLM;
using DeepAgents.Tests.Golden;
using DeepAgents.Tests.Surface;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DeepAgents.Tests.Secrets;

/// <summary>
/// No secret is seen in an exception, a log, a trace or a metric of an operation that makes several calls, not even where the server
/// repeats what an earlier call sent: the key changes with every request, and the first one is the id of everything.
/// </summary>
[CancelAfter(120_000)]
public sealed class WaitEchoTests
{
    private static readonly RunInterrupt Interrupt = new(Secret.Plain, "sure?");

    private static readonly PollingOptions OnePoll = new() { Timeout = TimeSpan.Zero };

    private static readonly string[] States = ["interrupted", "failed", "idle", "error", "connection_required"];

    private static readonly TellingValues Values = new()
    {
        Text = name => name.StartsWith("a value of env_vars", StringComparison.Ordinal) ? Secret.Body : name,
    };

    /// <summary>Every member that waits, streams or makes several calls.</summary>
    private static IEnumerable<TestCaseData> Composites =>
        from client in PublicSurface.Package.Where(type => type.IsSubclassOf(typeof(ServiceClient)))
        from method in client.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        where !method.IsDefined(typeof(GeneratedCodeAttribute))
        let parameters = string.Join(", ", method.GetParameters().Select(p => p.Name))
        select new TestCaseData(method).SetArgDisplayNames($"{client.Name}.{method.Name}({parameters})");

    [TestCaseSource(nameof(Composites))]
    public async Task A_composite_shows_no_secret(MethodInfo composite, CancellationToken token)
    {
        using var watch = new Observation();
        var exceptions = 0;
        foreach (var state in States)
        {
            // After so many answers that are in order, the server refuses and repeats.
            foreach (var good in new[] { 0, 1, 2, 3, 20 })
            {
                var server = new Memory(state, good, failure: good % 2 == 0 ? "400" : "502");
                using var listener = new RawServer(connection => connection.SendAsync(server.Answer(connection.Request)));
                var exception = await CallAsync(composite, listener, watch, token);
                exceptions += exception is null ? 0 : 1;
                var texts = exception is null ? [] : ExceptionTexts.Of(exception, withModels: false);
                var heard = watch.Take().Where(Observation.IsOwn).ToList();
                foreach (var kind in new[] { "log:", "trace of DeepAgents.Generated", "metric: DeepAgents.Generated" })
                {
                    Assert.That(heard, Has.Some.StartsWith(kind));
                }

                var leaks = Secret.Leaks(texts.Concat(heard)).Select(text => text[..Math.Min(text.Length, 400)]);
                Assert.That(leaks, Is.Empty, $"{state}, {good}");
            }
        }

        Assert.That(exceptions, Is.GreaterThanOrEqualTo(States.Length));
    }

    [Test]
    public void All_composites_are_here() => Assert.That(Composites.Count(), Is.EqualTo(25));

    private static async Task<Exception?> CallAsync(MethodInfo composite, RawServer server, Observation watch, CancellationToken token)
    {
        var keys = 0;
        void Rotate(ClientOptions options)
        {
            options.ApiKey = null;
            options.ApiKeyProvider = _ => new(++keys == 1 ? Secret.Plain : $"Hk41QzKey{keys}~Wm93Xr");
            options.TimeProvider = new ManualTimeProvider { AutoAdvance = true };
        }

        using RootClient root = composite.DeclaringType!.Namespace == typeof(DeepAgentsClient).Namespace
            ? new DeepAgentsClient(Client.Set(new DeepAgentsOptions { LoggerFactory = watch.Log }, server, Rotate))
            : new LiteLLMAgentPlatformClient(Client.Set(new LiteLLMAgentPlatformOptions { LoggerFactory = watch.Log }, server, Rotate));
        var client = root.GetType().GetProperties().Select(p => p.GetValue(root)).Single(c => c!.GetType() == composite.DeclaringType);
        try
        {
            object?[] arguments = [.. composite.GetParameters().Select(p => Argument(p, token))];
            var call = composite.Invoke(client, BindingFlags.DoNotWrapExceptions, null, arguments, null)!;
            await (call as Task ?? DrainAsync((dynamic)call));
            return null;
        }
        catch (Exception exception) when (exception is DeepAgentsException or InvalidOperationException)
        {
            return exception;
        }
    }

    private static object? Argument(ParameterInfo parameter, CancellationToken token) =>
        parameter.ParameterType == typeof(CancellationToken) ? token
        : parameter.ParameterType == typeof(string) ? Secret.Plain
        : parameter.ParameterType == typeof(IEnumerable<string>) ? new[] { Secret.Plain }
        : parameter.ParameterType == typeof(PollingOptions) ? OnePoll
        : parameter.ParameterType == typeof(ThreadWaitOptions) ? new ThreadWaitOptions { Polling = OnePoll, SettleTime = TimeSpan.Zero }
        : parameter.ParameterType == typeof(StreamOptions) ? Stream()
        : parameter.ParameterType == typeof(RunOutcome) ? Waiting
        : parameter.ParameterType == typeof(IEnumerable<RunInterrupt>) ? new[] { Interrupt }
        : parameter.ParameterType == typeof(IEnumerable<Decision>) ? new[] { Interrupt.Answer("yes") }
        : parameter.ParameterType == typeof(RunWaitOptions) ? new RunWaitOptions { Polling = OnePoll, Stream = Stream() }
        : parameter.ParameterType == typeof(McpConnectOptions) ? Connecting
        : parameter.ParameterType.IsSubclassOf(typeof(JsonModel)) ? Values.Make(parameter.ParameterType, "")
        : null;

    private static RunOutcome Waiting =>
        new() { ThreadId = Secret.Plain, AgentId = Secret.Plain, Status = RunOutcomeStatus.Waiting, Interrupts = [Interrupt] };

    private static McpConnectOptions Connecting => new() { Polling = OnePoll, OnVerification = (_, _) => Task.CompletedTask };

    private static StreamOptions Stream() => new() { Headers = { ["X-Custom"] = Secret.Header } };

    private static async Task DrainAsync<T>(IAsyncEnumerable<T> items)
    {
        await foreach (var item in items)
        {
            Assert.That(item?.ToString(), Is.Not.Null);
        }
    }

    /// <summary>A server that forgets nothing, and puts all that it was ever sent into every place of its answers.</summary>
    private sealed class Memory(string state, int good, string failure)
    {
        private readonly List<string> _sent = [];
        private readonly StringBuilder _requests = new();
        private int _answers;

        public string Answer(RawRequest request)
        {
            string?[] headers = [request.Header("X-Api-Key"), request.Header("Authorization")?.Split(' ')[^1], request.Header("X-Custom")];
            _sent.AddRange(headers.OfType<string>());
            _sent.AddRange(request.Body.Contains("Hk41QzBody", StringComparison.Ordinal) ? [Secret.Body] : []);
            _requests.Append(request.Head).Append(request.Body);
            var isGood = _answers++ < good;
            var isStream = request.Target.EndsWith("stream", StringComparison.Ordinal);
            var body = isGood && isStream ? $"id: {_sent[0]}\nevent: metadata\ndata: {{\"run_id\":\"{_sent[0]}\"}}\n\n"
                : isStream && _answers % 2 == 0 ? $"id: {_sent[0]}\nevent: error|{_sent[0]}\ndata: {JsonConvert.ToString(Echo)}\n\n"
                : isStream ? $"id: {_sent[0]}\nevent: metadata\ndata: {{\"run_id\":\"{_sent[0]}\"}}\n\nevent: a\ndata: {{\"cut"
                : request.Target.Contains("/mcp-servers", StringComparison.Ordinal) && request.Verb == "GET" ? $"[{State()},{State()}]"
                : State();
            var reason = string.Join(" ", _sent.Where(sent => sent != Secret.Body));
            return $"HTTP/1.1 {(isGood || isStream ? "200" : failure)} {reason}\r\n" +
                $"Content-Type: {(isStream ? "text/event-stream" : "application/json")}\r\n" +
                $"Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n" +
                $"X-Request-Id: {_sent[0]}\r\nX-{_sent[0]}: {Uri.EscapeDataString(string.Concat(_sent))}\r\nConnection: close\r\n\r\n{body}";
        }

        private string Echo => $"sent {string.Join(" and ", _sent)} in {_requests}";

        private string State() => new JObject
        {
            ["id"] = Secret.Plain,
            ["name"] = Secret.Plain,
            ["url"] = Secret.Plain,
            ["status"] = state,
            ["phase"] = Echo,
            ["failure_reason"] = Echo,
            ["response"] = null,
            ["error"] = Echo,
            ["oauth_provider_id"] = Secret.Plain,
            ["verification_url"] = Echo,
            ["next_cursor"] = Secret.Plain,
            ["values"] = new JObject { ["messages"] = new JArray() },
            ["interrupts"] = new JArray(new JObject
            {
                ["id"] = good % 2 == 0 ? Secret.Plain : "other " + Secret.Plain,
                ["value"] = new JObject
                {
                    ["action_requests"] = new JArray(new JObject { ["name"] = Secret.Plain, ["args"] = new JObject() }),
                },
            }),
            ["data"] = new JArray(new JObject { ["id"] = Secret.Plain }),
            ["total"] = 100,
        }.ToString();
    }
}
