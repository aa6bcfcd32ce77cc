using System.IO.Compression;
using System.Net;
using System.Reflection;
using System.Text;
using DeepAgents.LangSmith;
using DeepAgents.LiteLLM;

namespace DeepAgents.Tests.Surface;

/// <summary>Whatever a server answers, a call ends in a model or in an exception of ours.</summary>
[CancelAfter(120_000)]
public sealed class NastyAnswersTests
{
    private static readonly byte[][] Bodies =
    [
        [],
        .. new[]
        {
            " \r\n\t", "null", "true", "0", "-1e999", "1e400", "12345678901234567890123456789", "\"\"", "\"text\"",
            "[]", "[[]]", "[null]", "[1,\"a\",{}]", "{}", "{}{}", "{} x",
            "{\"id\":{},\"name\":[],\"status\":{\"a\":1},\"threads\":\"x\",\"created_at\":\"someday\"}",
            "{\"id\":1,\"status\":5,\"count\":1.5,\"big\":99999999999999999999,\"exact\":\"maybe\",\"created_at\":17}",
            "{\"id\":\"a\",\"id\":\"b\",\"ID\":null,\"\":1}", "{\"id\": \"cut", "{'id': undefined, // what\n}",
            "{\"$type\":\"System.IO.FileInfo, mscorlib\",\"$ref\":\"1\",\"$id\":\"1\"}",
            "<!DOCTYPE html><title>Oh</title>", "plain text", "data: {}\n\nevent: error\ndata: x\n\n", "event: a", "\u0000\u0001\u001b[31m",
            "{\"error\":{\"error\":{\"error\":[{\"message\":null}]}}}", "{\"error\":17,\"detail\":[{\"loc\":null}],\"status\":\"x\"}",
        }.Select(Encoding.UTF8.GetBytes),
        Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("[", 20_000))),
        Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"children\":", 2_000))),
        Encoding.UTF8.GetPreamble(),
        [.. Encoding.UTF8.GetPreamble(), .. "{}"u8],
        [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("{\"id\":\"a\"}")],
        [0xff, 0xfe, 0x00],
        [.. "{\"id\":\""u8, 0xc3, 0x28, 0xff, .. "\"}"u8],
        Gzip("{}"),
    ];

    private static readonly int[] Statuses = [200, 204, 299, 307, 400, 404, 429, 500, 503];

    public static IEnumerable<MethodInfo> Operations => PublicSurface.Operations;

    [TestCaseSource(nameof(Operations))]
    public async Task Every_answer_ends_in_a_model_or_in_an_exception_of_ours(MethodInfo operation, CancellationToken token)
    {
        using var handler = new Answers();
        var endpoint = new Uri("https://service.test");
        using var langSmith = new DeepAgentsClient(new() { ApiKey = "key", Endpoint = endpoint, Retry = { MaxRetries = 0 } }, handler);
        using var liteLLM = new LiteLLMAgentPlatformClient(new() { ApiKey = "key", Endpoint = endpoint, Retry = { MaxRetries = 0 } }, handler);
        using var odd = new OddClient(endpoint, handler);
        var client = new RootClient[] { langSmith, liteLLM, odd }
            .SelectMany(root => root.GetType().GetProperties().Select(p => p.GetValue(root)!))
            .Single(c => c.GetType() == operation.DeclaringType);

        var outcomes = new HashSet<string>();
        foreach (var status in Statuses)
        {
            foreach (var body in Bodies)
            {
                (handler.Status, handler.Body) = (status, body);
                outcomes.Add(await OutcomeAsync(client, operation, token) is { } exception ? exception.GetType().Name : "model");
            }
        }

        // None of the bodies holds the event that some streams have to end with.
        var success = typeof(Task).IsAssignableFrom(operation.ReturnType) || !outcomes.Contains(nameof(StreamInterruptedException)) ? "model" : nameof(StreamInterruptedException);
        Assert.That(outcomes, Is.SupersetOf(new[] { success, nameof(DeepAgentsNotFoundException), nameof(DeepAgentsServerException) }));
    }

    private static async Task<DeepAgentsException?> OutcomeAsync(object client, MethodInfo operation, CancellationToken token)
    {
        try
        {
            var call = Arguments.Call(client, operation, token);
            if (call is Task task)
            {
                await task;
                if (operation.ReturnType.IsGenericType)
                {
                    Assert.That(operation.ReturnType.GetProperty("Result")!.GetValue(task), Is.Not.Null);
                }
            }
            else
            {
                await (Task)typeof(NastyAnswersTests).GetMethod(nameof(DrainAsync), BindingFlags.NonPublic | BindingFlags.Static)!
                    .MakeGenericMethod(operation.ReturnType.GenericTypeArguments).Invoke(null, [call])!;
            }

            return null;
        }
        catch (DeepAgentsException exception)
        {
            Assert.That(exception.ToString(), Is.Not.Empty);
            return exception;
        }
    }

    private static async Task DrainAsync<T>(IAsyncEnumerable<T> items)
    {
        await foreach (var item in items)
        {
            Assert.That(item, Is.Not.Null);
        }
    }

    private static byte[] Gzip(string text)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return bytes.ToArray();
    }

    private sealed class Answers : HttpMessageHandler
    {
        public int Status { get; set; }

        public byte[] Body { get; set; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage((HttpStatusCode)Status) { Content = new ByteArrayContent(Body) });
    }
}
