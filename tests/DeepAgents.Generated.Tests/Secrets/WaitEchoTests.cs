using System.CodeDom.Compiler;
using System.Reflection;
using DeepAgents.LangSmith;
using DeepAgents.LiteLLM;
using DeepAgents.Tests.Golden;
using DeepAgents.Tests.Surface;
using Newtonsoft.Json.Linq;

namespace DeepAgents.Tests.Secrets;

/// <summary>No secret is seen in a message, a log, a trace or a metric of what waits, not even where the server puts it into the state that is waited for.</summary>
[CancelAfter(60_000)]
public sealed class WaitEchoTests
{
    private static readonly RunInterrupt Interrupt = new("i", "sure?");

    private static readonly PollingOptions OnePoll = new() { Timeout = TimeSpan.Zero };

    private static readonly EchoShape State = new("state", "application/json", echo => new JObject
    {
        ["id"] = "s1",
        ["status"] = echo,
        ["phase"] = echo,
        ["failure_reason"] = echo,
        ["response"] = null,
        ["error"] = echo,
        ["oauth_provider_id"] = "p1",
        ["verification_url"] = echo,
    }.ToString());

    private static readonly TellingValues Values = new()
    {
        Text = name => name.StartsWith("a value of env_vars", StringComparison.Ordinal) ? Secret.Body : name,
    };

    /// <summary>Every member that waits, or makes several calls, found by its name.</summary>
    private static IEnumerable<TestCaseData> Waits =>
        from client in PublicSurface.Package.Where(type => type.IsSubclassOf(typeof(ServiceClient)))
        from method in client.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        where !method.IsDefined(typeof(GeneratedCodeAttribute))
        where method.Name.Contains("Wait") || method.Name is "WatchAsync" or "ConnectAsync"
        select new TestCaseData(method).SetArgDisplayNames($"{client.Name}.{method.Name}");

    [TestCaseSource(nameof(Waits))]
    public async Task A_wait_tells_no_secret(MethodInfo wait, CancellationToken token)
    {
        using var watch = new Observation();
        foreach (var status in new[] { "200", "400", "403", "500", "502" })
        {
            using var server = new RawServer(connection => connection.SendAsync(
                connection.Request.Head.Split(' ')[1].EndsWith("stream", StringComparison.Ordinal)
                    ? Echo.Stream(connection.Request, isBroken: status == "200")
                    : Echo.Answer(connection.Request, status, State)));
            await CallAsync(wait, server, watch, token);
            var heard = watch.Take();
            Assert.That(heard, Has.Some.StartsWith("log:").And.Some.StartsWith("trace of DeepAgents.Generated").And.Some.StartsWith("metric: DeepAgents.Generated"));
            Assert.That(Secret.Leaks(heard).Select(text => text[..Math.Min(text.Length, 400)]), Is.Empty, status);
        }
    }

    [Test]
    public void All_that_waits_is_here() => Assert.That(Waits.Count(), Is.EqualTo(12));

    private static async Task CallAsync(MethodInfo wait, RawServer server, Observation watch, CancellationToken token)
    {
        using RootClient root = wait.DeclaringType!.Namespace == typeof(DeepAgentsClient).Namespace
            ? new DeepAgentsClient(Client.Set(new DeepAgentsOptions { LoggerFactory = watch.Log }, server))
            : new LiteLLMAgentPlatformClient(Client.Set(new LiteLLMAgentPlatformOptions { LoggerFactory = watch.Log }, server));
        var client = root.GetType().GetProperties().Select(p => p.GetValue(root)).Single(c => c!.GetType() == wait.DeclaringType);
        try
        {
            var call = wait.Invoke(client, BindingFlags.DoNotWrapExceptions, null, [.. wait.GetParameters().Select(p => Argument(p, token))], null)!;
            await (call as Task ?? DrainAsync((dynamic)call));
        }
        catch (Exception exception) when (exception is DeepAgentsException or InvalidOperationException)
        {
            // The state that it carries is what the server sent; what is said of it is ours. Other secrets than these were never sent.
            Assert.That(exception.Message, Does.Not.Contain("Hk41QzKey").And.Not.Contain("Hk41QzBody"));
        }
    }

    private static object? Argument(ParameterInfo parameter, CancellationToken token) =>
        parameter.ParameterType == typeof(CancellationToken) ? token
        : parameter.ParameterType == typeof(string) ? parameter.Name
        : parameter.ParameterType == typeof(PollingOptions) ? OnePoll
        : parameter.ParameterType == typeof(ThreadWaitOptions) ? new ThreadWaitOptions { Polling = OnePoll }
        : parameter.ParameterType == typeof(RunOutcome) ? new RunOutcome { ThreadId = "threadId", AgentId = "agentId", Status = RunOutcomeStatus.Waiting, Interrupts = [Interrupt] }
        : parameter.ParameterType == typeof(IEnumerable<RunInterrupt>) ? new[] { Interrupt }
        : parameter.ParameterType == typeof(IEnumerable<Decision>) ? new[] { Interrupt.Answer("yes") }
        : parameter.ParameterType == typeof(RunWaitOptions) ? new RunWaitOptions { Polling = OnePoll }
        : parameter.ParameterType == typeof(McpConnectOptions) ? new McpConnectOptions { Polling = OnePoll, OnVerification = (_, _) => Task.CompletedTask }
        : parameter.ParameterType.IsSubclassOf(typeof(JsonModel)) ? Values.Make(parameter.ParameterType, "")
        : null;

    private static async Task DrainAsync<T>(IAsyncEnumerable<T> items)
    {
        await foreach (var item in items)
        {
            Assert.That(item?.ToString(), Is.Not.Null);
        }
    }
}
