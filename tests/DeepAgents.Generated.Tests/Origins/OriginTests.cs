using DeepAgents.LangSmith;
using DeepAgents.LiteLLM;
using DeepAgents.Tests.Golden;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json;

namespace DeepAgents.Tests.Origins;

/// <summary>Whatever the answers of a server point to, no request goes to another origin than the one that was configured.</summary>
[CancelAfter(120_000)]
public sealed class OriginTests
{
    private static IEnumerable<Operation> Streams => Operation.All.Where(operation => operation.IsStream);

    [TestCaseSource(typeof(Operation), nameof(Operation.All))]
    public async Task No_answer_of_any_status_leads_to_another_origin(Operation operation, CancellationToken token)
    {
        using var trap = new Trap();
        var answer = "";
        using var server = new RawServer(connection => connection.SendAsync(answer));
        using var client = operation.Connect(server.Address);
        // Every fourth pair, others for each operation, so that all come up many times.
        var (sent, pair) = (0, Operation.All.TakeWhile(other => other != operation).Count());
        foreach (var status in Lure.Statuses)
        {
            foreach (var address in Lure.Addresses(server.Address, trap).Where(_ => pair++ % 4 == 0))
            {
                answer = Lure.Answer(status, address, BodyOf(operation, address));
                await CallAsync(operation, client, token);
                Assert.That(trap.HasVisitor, Is.False, answer);
                Assert.That(server.Requests.Count - ++sent, operation.IsStream ? Is.GreaterThanOrEqualTo(0) : Is.Zero, answer);
            }
        }
    }

    [TestCaseSource(typeof(Operation), nameof(Operation.All))]
    public async Task A_client_of_a_container_stays_on_its_origin_as_well(Operation operation, CancellationToken token)
    {
        using var trap = new Trap();
        var answer = "";
        using var server = new RawServer(connection => connection.SendAsync(answer));
        var services = new ServiceCollection();
        services.AddDeepAgents(o => (o.ApiKey, o.Endpoint, o.Retry.MaxRetries) = ("the-key", server.Address, 0));
        services.AddLiteLLMAgentPlatform(o => (o.ApiKey, o.Endpoint, o.Retry.MaxRetries) = ("the-key", server.Address, 0));
        await using var provider = services.BuildServiceProvider();
        RootClient client = operation.Service == "LangSmith"
            ? provider.GetRequiredService<DeepAgentsClient>()
            : provider.GetRequiredService<LiteLLMAgentPlatformClient>();
        foreach (var status in Lure.Statuses)
        {
            answer = Lure.Answer(status, $"http://{trap.Authority}/stolen", "{}");
            await CallAsync(operation, client, token);
        }

        Assert.That(trap.HasVisitor, Is.False);
        Assert.That(server.Requests, Has.Count.EqualTo(Lure.Statuses.Length));
    }

    [TestCaseSource(nameof(Streams))]
    public async Task A_stream_that_breaks_is_not_taken_up_again_at_another_origin(Operation operation, CancellationToken token)
    {
        using var trap = new Trap();
        var answer = "";
        using var server = new RawServer(connection => connection.SendAsync(answer));
        using var client = operation.Connect(server.Address);
        foreach (var address in Lure.Addresses(server.Address, trap).Append($"http://localhost:{server.Address.Port}/stolen"))
        {
            answer = Lure.BrokenStream(address);
            await CallAsync(operation, client, token);

            Assert.That(trap.HasVisitor, Is.False, address);
            Assert.That(server.Requests, Has.All.Property(nameof(RawRequest.Head)).Contains($"Host: {server.Address.Authority}"), address);
        }
    }

    [Test]
    public void A_visitor_would_be_seen()
    {
        using var trap = new Trap();
        Assert.That(trap.HasVisitor, Is.False);
        using var visitor = new System.Net.Sockets.TcpClient("127.0.0.1", trap.Port);
        Assert.That(() => trap.HasVisitor, Is.True.After(5000, 1));
    }

    /// <summary>A call with nothing but its result, or an exception of ours.</summary>
    private static async Task CallAsync(Operation operation, RootClient client, CancellationToken token)
    {
        var (values, options) = (TellingValues.Plain, (RequestOptions)Activator.CreateInstance(operation.Options)!);
        options.Timeout = TimeSpan.FromSeconds(20);
        try
        {
            await operation.CallAsync(client, values.Value, operation.Body is { } body ? values.Make(body.ParameterType, "") : null, options, token);
        }
        catch (DeepAgentsException exception)
        {
            Assert.That(exception.ToString(), Does.Not.Contain("the-key"));
        }
    }

    /// <summary>What the operation promises to answer, with the address wherever a text can stand.</summary>
    private static string BodyOf(Operation operation, string address) => operation is { Result: { } type, IsStream: false }
        ? JsonConvert.SerializeObject(new TellingValues { Text = _ => address }.Make(type, ""))
        : JsonConvert.SerializeObject(address);
}
