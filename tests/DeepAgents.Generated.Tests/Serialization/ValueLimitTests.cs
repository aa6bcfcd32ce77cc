using System.IO.Compression;
using System.Text;
using DeepAgents.LangSmith;
using Newtonsoft.Json.Linq;

namespace DeepAgents.Tests.Serialization;

/// <summary>A small body that would become a large amount of memory is refused, whatever reads it.</summary>
[CancelAfter(30_000)]
public sealed class ValueLimitTests
{
    private const int Limit = 1000;

    private static readonly string[] Bodies =
    [
        "{\"items\":[" + Many("{}") + "]}",
        "{\"new\":[" + Many("1") + "]}",
        "{\"extras\":{\"a\":[" + Many("[]") + "]}}",
        "{" + string.Join(",", Enumerable.Range(0, Limit + 1).Select(number => $"\"m{number}\":0")) + "}",
    ];

    [TestCaseSource(nameof(Bodies))]
    public void A_model_has_a_limit(string body) => AssertRefused(body, (client, token) => client.Agents.ListAsync(cancellationToken: token));

    [TestCaseSource(nameof(Bodies))]
    public void Free_form_JSON_has_a_limit(string body) =>
        AssertRefused(body, (client, token) => client.SendAsync(HttpMethod.Get, "/x", cancellationToken: token));

    [TestCaseSource(nameof(Bodies))]
    public void A_type_of_the_callers_own_has_a_limit(string body) =>
        AssertRefused(body, (client, token) => client.SendAsync<Dictionary<string, object>>(HttpMethod.Get, "/x", cancellationToken: token));

    [Test]
    public async Task As_many_values_as_allowed_are_read(CancellationToken token)
    {
        using var server = RawServer.Answering("{\"items\":[" + string.Join(",", Enumerable.Repeat("{}", Limit - 1)) + "]}");
        using var client = Connect(server);
        Assert.That((await client.Agents.ListAsync(cancellationToken: token)).Items, Has.Count.EqualTo(Limit - 1));
    }

    [Test]
    public void The_default_keeps_a_small_body_from_becoming_gigabytes(CancellationToken token)
    {
        // Some hundred KiB on the wire, which were 3.8 GiB of objects without a limit.
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write("{\"items\":[{}"u8);
            var part = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(",{}", 10_000)));
            for (var written = 0; written < 60_000_000; written += part.Length)
            {
                gzip.Write(part);
            }

            gzip.Write("]}"u8);
        }

        using var server = new RawServer(async connection =>
        {
            await connection.SendAsync($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: {packed.Length}\r\n\r\n");
            await connection.SendAsync(packed.ToArray());
        });
        using var client = Wire.Connect.LangSmith(server);
        var before = GC.GetTotalAllocatedBytes();
        var exception = Assert.ThrowsAsync<DeepAgentsResponseException>(() => client.Agents.ListAsync(cancellationToken: token));
        Assert.That(exception!.Message, Does.Contain("MaxResponseValues"));
        Assert.That(GC.GetTotalAllocatedBytes() - before, Is.LessThan(1024L * 1024 * 1024));
    }

    [Test]
    public void An_event_has_a_limit()
    {
        var events = $"event: values\ndata: {{\"a\":[{Many("1")}]}}\n\nevent: end\ndata:\n\n";
        using var server = RawServer.Answering(events, contentType: "text/event-stream");
        using var client = Connect(server);
        var exception = Assert.ThrowsAsync<StreamInterruptedException>(async () =>
        {
            await foreach (var item in client.Runs.StreamAsync("t", StreamRunRequest.Create("a", "hi")))
            {
                Assert.Fail($"{item} was handed out.");
            }
        });
        Assert.That(exception!.Message, Does.Contain($"more than {Limit} JSON values, see MaxResponseValues"));
    }

    [Test]
    public void Reading_looks_at_its_token()
    {
        var json = Encoding.UTF8.GetBytes("[" + string.Join(",", Enumerable.Repeat("1", 10_000)) + "]");
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.That(
            () => WireJson.Read(json, JsonForms<JToken>.Of, new JsonLimits(int.MaxValue, cancelled.Token)), Throws.InstanceOf<OperationCanceledException>());
    }

    [TestCase(0)]
    [TestCase(-1)]
    public void A_limit_is_positive(int limit) => Assert.That(
        () => new DeepAgentsClient(new DeepAgentsOptions { ApiKey = "k", MaxResponseValues = limit }),
        Throws.InstanceOf<DeepAgentsConfigurationException>().With.Message.Contains("MaxResponseValues"));

    private static string Many(string value) => string.Join(",", Enumerable.Repeat(value, Limit + 1));

    private static DeepAgentsClient Connect(RawServer server) =>
        new(new DeepAgentsOptions { ApiKey = "k", Endpoint = server.Address, MaxResponseValues = Limit, Retry = new RetryOptions { MaxRetries = 0 } });

    private static void AssertRefused(string body, Func<DeepAgentsClient, CancellationToken, Task> call)
    {
        using var server = RawServer.Answering(body);
        using var client = Connect(server);
        var exception = Assert.ThrowsAsync<DeepAgentsResponseException>(() => call(client, TestContext.CurrentContext.CancellationToken));
        Assert.That(exception!.Message, Does.Contain($"more than {Limit} JSON values, see MaxResponseValues"));
    }
}
