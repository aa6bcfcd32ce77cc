using System.Reflection;
using DeepAgents.LangSmith;
using DeepAgents.LiteLLM;
using DeepAgents.Tests.Golden;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DeepAgents.Tests.Secrets;

/// <summary>
/// No secret of a request is seen anywhere, not even when the server repeats all that it was sent. Spans of System.Net.Http and logs of the
/// HTTP client factory tell the address: what a caller puts into <see cref="RequestOptions.Query"/> is not secret.
/// </summary>
[CancelAfter(120_000)]
public sealed class EchoTests
{
    private static readonly string[] Statuses = ["400", "401", "403", "404", "418", "422", "429", "500", "502", "307", "200"];

    private static readonly Operation[] Bearers = [.. Operation.All.Where(o => o.Body is { } body && typeof(IHasSecrets).IsAssignableFrom(body.ParameterType))];

    private static IEnumerable<Operation> Streams => Operation.All.Where(operation => operation.IsStream);

    private static TellingValues Values { get; } = new()
    {
        Text = name => name == "value" || name.StartsWith("a value of env_vars", StringComparison.Ordinal) ? Secret.Body : name,
    };

    [TestCaseSource(typeof(Operation), nameof(Operation.All))]
    public async Task An_echo_of_any_shape_shows_no_secret(Operation operation, CancellationToken token)
    {
        using var watch = new Observation();
        var (status, shape) = ("", EchoShape.All[0]);
        using var server = new RawServer(connection => connection.SendAsync(Echo.Answer(connection.Request, status, shape)));
        using var client = new Client(operation, server, watch).Root;
        for (var i = 0; i < EchoShape.All.Count; i++)
        {
            // Every shape as a failure, as a success, and with another status for each operation.
            foreach (var each in new[] { "400", "200", Statuses[(i + Offset(operation)) % Statuses.Length] })
            {
                (status, shape) = (each, EchoShape.All[i]);
                Check($"{status} {shape}", await CallAsync(operation, client, token), watch);
            }
        }
    }

    /// <summary>The key is not known before the first call asks for it.</summary>
    [TestCaseSource(typeof(Operation), nameof(Operation.All))]
    public async Task An_id_that_is_the_key_is_not_shown(Operation operation, CancellationToken token)
    {
        using var watch = new Observation();
        foreach (var status in new[] { "200", "403", "500" })
        {
            var body = $"\"{Secret.Plain}\"";
            var answer = $"HTTP/1.1 {status} {Secret.Plain}\r\nX-Request-Id: {Secret.Plain}\r\n" +
                $"Content-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}";
            using var server = new RawServer(connection => connection.SendAsync(answer));
            foreach (var isCustom in new[] { false, true })
            {
                using var client = new Client(operation, server, watch, static o => (o.ApiKey, o.ApiKeyProvider) = (null, _ => new(Secret.Plain))).Root;
                var options = WithSecrets(new RequestOptions(), operation);
                var call = isCustom
                    ? TryAsync(() => client.SendAsync(HttpMethod.Get, $"/agents/{Secret.Plain}/health", null, options, token))
                    : CallAsync(operation, client, token, p => p.ParameterType == typeof(string) ? Secret.Plain : TellingValues.Plain.Value(p));
                var texts = await call is { } exception ? ExceptionTexts.Of(exception) : [];
                var heard = watch.Take().Where(Observation.IsOwn).ToList();
                Assert.That(heard, Has.Some.StartsWith("trace of DeepAgents.Generated: url.full"));
                Assert.That(Secret.Leaks(texts.Concat(heard)).Select(text => text[..Math.Min(text.Length, 400)]), Is.Empty, status);
            }
        }
    }

    [TestCaseSource(typeof(Operation), nameof(Operation.All))]
    public async Task A_client_of_a_container_shows_no_secret(Operation operation, CancellationToken token)
    {
        using var watch = new Observation();
        var (status, shape) = ("", EchoShape.All[0]);
        using var server = new RawServer(connection => connection.SendAsync(Echo.Answer(connection.Request, status, shape)));
        await using var provider = Provide(server, watch.Log);
        RootClient client = operation.Service == "LangSmith"
            ? provider.GetRequiredService<DeepAgentsClient>()
            : provider.GetRequiredService<LiteLLMAgentPlatformClient>();
        var heard = new List<string>();
        for (var i = 0; i < EchoShape.All.Count; i++)
        {
            (status, shape) = (Statuses[(i + Offset(operation)) % Statuses.Length], EchoShape.All[i]);
            heard.AddRange(Check($"{status} {shape}", await CallAsync(operation, client, token), watch));
        }

        Assert.That(heard, Has.Some.StartsWith("log:").And.Some.StartsWith("trace of System.Net.Http").And.Some.StartsWith("metric: http.request.method"));
    }

    [TestCaseSource(nameof(Streams))]
    public async Task A_stream_that_repeats_the_request_shows_no_secret(Operation operation, CancellationToken token)
    {
        using var watch = new Observation();
        foreach (var isBroken in new[] { true, false })
        {
            using var server = new RawServer(connection => connection.SendAsync(Echo.Stream(connection.Request, isBroken)));
            using var client = new Client(operation, server, watch).Root;
            Check(isBroken ? "broken" : "error", await CallAsync(operation, client, token), watch);
        }
    }

    /// <summary>The spans of System.Net.Http quote what it cannot read, which is out of our hands; the exception is not.</summary>
    [TestCase("HTTP/1.1 {0}\r\n\r\n")]
    [TestCase("{0}\r\n\r\n")]
    [TestCase("HTTP/1.1 200 OK\r\n{0}\r\n\r\n")]
    [TestCase("HTTP/1.1 200 OK\r\nContent-Length: {0}\r\n\r\n")]
    [TestCase("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{0}\r\n\r\n")]
    [TestCase("HTTP/1.1 500 OK\r\nTransfer-Encoding: chunked\r\n\r\n{0}\r\n\r\n")]
    [TestCase("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n{0}")]
    [TestCase("HTTP/1.1 200 OK\r\nContent-Type: {0}\r\nContent-Length: 2\r\n\r\n[}")]
    [TestCase("HTTP/1.1 429 No\r\nRetry-After: {0}\r\nContent-Length: 0\r\n\r\n")]
    public async Task An_answer_that_is_no_HTTP_shows_no_secret(string format, CancellationToken token)
    {
        string[] names = ["Agents.Get", "Runs.Stream", "PlatformSessions.SendMessage", "PlatformSessions.Follow"];
        foreach (var operation in names.Select(name => Operation.All.Single(one => one.Name == name)))
        {
            using var watch = new Observation();
            foreach (var secret in Secret.All.Where(s => s != Secret.Body))
            {
                using var server = new RawServer(connection => connection.SendAsync(string.Format(null, format, secret)));
                using var client = new Client(operation, server, watch).Root;
                var exception = await CallAsync(operation, client, token);
                Assert.That(Secret.Leaks([.. exception is null ? [] : ExceptionTexts.Of(exception), .. watch.Take().Where(Observation.IsOwn)]), Is.Empty, secret);
            }
        }
    }

    [Test]
    public void The_bodies_that_hold_secrets_do_so_in_these_tests()
    {
        Assert.That(Bearers, Has.Length.GreaterThanOrEqualTo(5));
        foreach (var body in Bearers.Select(o => (IHasSecrets)Values.Make(o.Body!.ParameterType, "")!))
        {
            Assert.That(body.Secrets, Has.Some.EqualTo(Secret.Body));
        }
    }

    private static int Offset(Operation operation) => Operation.All.TakeWhile(other => other != operation).Count();

    private static IReadOnlyList<string> Check(string what, Exception? exception, Observation watch)
    {
        var (texts, heard) = (exception is null ? [] : ExceptionTexts.Of(exception), watch.Take());
        Assert.That(Secret.Leaks(texts.Concat(heard)).Select(text => text[..Math.Min(text.Length, 400)]), Is.Empty, what);
        return heard;
    }

    private static RequestOptions WithSecrets(RequestOptions options, Operation operation)
    {
        Secret.AddTo(options);
        if (operation.Service == "LiteLLM")
        {
            // That is the header of the key.
            options.Headers.Remove("Authorization");
        }

        return options;
    }

    private static Task<Exception?> CallAsync(
        Operation operation, RootClient client, CancellationToken token, Func<ParameterInfo, object?>? values = null)
    {
        var options = WithSecrets((RequestOptions)Activator.CreateInstance(operation.Options)!, operation);
        var body = operation.Body is { } parameter ? Values.Make(parameter.ParameterType, "") : null;
        var infos = new List<ResponseInfo>();
        options.OnResponse = infos.Add;
        return TryAsync(async () =>
        {
            try
            {
                await operation.CallAsync(client, values ?? TellingValues.Plain.Value, body, options, token);
            }
            finally
            {
                var heads = infos.SelectMany(info =>
                    info.Headers.SelectMany(header => header.Value.Append(header.Key)).Append(info.RequestId ?? ""));
                Assert.That(Secret.Leaks(heads), Is.Empty);
            }
        });
    }

    private static async Task<Exception?> TryAsync(Func<Task> call)
    {
        try
        {
            await call();
            return null;
        }
        catch (DeepAgentsException exception)
        {
            return exception;
        }
    }

    private static ServiceProvider Provide(RawServer server, LogCollector log)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log));
        services.AddDeepAgents(options => Client.Set(options, server));
        services.AddLiteLLMAgentPlatform(options => Client.Set(options, server));
        return services.BuildServiceProvider();
    }
}
