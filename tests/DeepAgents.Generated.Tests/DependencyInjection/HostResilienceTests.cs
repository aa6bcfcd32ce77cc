using System.Net;
using DeepAgents.LangSmith;
using DeepAgents.LiteLLM;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;
using static DeepAgents.Tests.StubHandler;

namespace DeepAgents.Tests.DependencyInjection;

/// <summary>Hosts that wrap all their HTTP clients in retries, as service defaults do: a message still leaves the process once.</summary>
[CancelAfter(30_000)]
public sealed class HostResilienceTests
{
    private static readonly TestCaseData[] Resilience =
    [
        Row("standard", static http => http.AddStandardResilienceHandler(static o => o.Retry.Delay = TimeSpan.Zero)),
        Row("hedging", static http => http.AddStandardHedgingHandler().Configure(static o => o.Hedging.Delay = TimeSpan.Zero)),
        Row("own pipeline", static http => http.AddResilienceHandler("own", static pipeline => pipeline.AddRetry(AnyFailure()))),
    ];

    private static readonly TestCaseData[] AllHandlers =
        [.. Resilience, Row("handler that repeats", static http => http.AddHttpMessageHandler(static () => new RepeatingHandler()))];

    [TestCaseSource(nameof(AllHandlers))]
    public void Handlers_of_the_host_do_not_repeat_a_message(Action<IHttpClientBuilder> add) =>
        AssertSentOnce(services => services.ConfigureHttpClientDefaults(add), static _ => { });

    [TestCaseSource(nameof(AllHandlers))]
    public void Neither_do_handlers_that_are_added_through_our_builder(Action<IHttpClientBuilder> add) =>
        AssertSentOnce(static _ => { }, builder => add(builder.HttpClientBuilder));

    [TestCaseSource(nameof(Resilience))]
    public void Resilience_of_the_host_is_removed_even_if_it_is_added_later(Action<IHttpClientBuilder> add) =>
        AssertSentOnce(static _ => { }, builder => builder.Services.ConfigureHttpClientDefaults(add));

    [Test]
    public void Resilience_of_the_host_is_removed_and_that_of_our_builder_stays()
    {
        var passes = 0;
        var server = new StubHandler(static _ => Json("{}"));
        void Add(IHttpClientBuilder http) => http.AddResilienceHandler("counting", pipeline => pipeline.AddRetry(new()
        {
            MaxRetryAttempts = 1,
            ShouldHandle = _ => new ValueTask<bool>(Interlocked.Increment(ref passes) == 0),
        }));

        using (var host = Host(server, services => services.ConfigureHttpClientDefaults(Add), static _ => { }))
        {
            Assert.DoesNotThrowAsync(() => Platform(host).Agents.GetAsync("a"));
            Assert.That(passes, Is.Zero);
        }

        using var own = Host(server, static _ => { }, builder => Add(builder.HttpClientBuilder));
        Assert.DoesNotThrowAsync(() => Platform(own).Agents.GetAsync("a"));
        Assert.That(passes, Is.EqualTo(1));
    }

    [Test]
    public void Other_handlers_of_the_host_stay()
    {
        var server = new StubHandler(static (request, _, _) =>
            Task.FromResult(Json("{}", request.Headers.Contains("X-Host") ? HttpStatusCode.Conflict : HttpStatusCode.OK)));
        using var host = Host(server, HostAdds(static () => new MarkingHandler()), static _ => { });
        Assert.ThrowsAsync<DeepAgentsConflictException>(() => Platform(host).Agents.GetAsync("a"));
    }

    [Test]
    public async Task Our_own_policy_still_repeats_what_may_be_repeated()
    {
        var server = new StubHandler(static number => number < 3 ? Json("{}", HttpStatusCode.ServiceUnavailable) : Json("""{"id":"a"}"""));
        using var host = Host(server, HostAdds(static () => new RepeatingHandler()), static _ => { });
        Assert.That((await Platform(host).Agents.GetAsync("a")).Id, Is.EqualTo("a"));
        Assert.That(server.Asked, Has.Count.EqualTo(3));
    }

    [Test]
    public void An_exception_of_the_first_pass_is_that_of_the_second()
    {
        var server = new StubHandler(static (_, number, _) => throw new IOException($"broke {number}"));
        using var host = Host(server, static _ => { }, WeAdd(static () => new RepeatingHandler()));
        var fault = Assert.ThrowsAsync<DeepAgentsConnectionException>(() => SendMessageAsync(host));
        Assert.That((server.Asked.Count, fault!.InnerException!.Message), Is.EqualTo((1, "broke 1")));
    }

    [Test]
    public void A_second_pass_after_a_success_is_refused()
    {
        var server = new StubHandler(static _ => Json("{}"));
        using var host = Host(server, static _ => { }, WeAdd(static () => new RepeatingHandler { EvenSuccesses = true }));
        var fault = Assert.ThrowsAsync<DeepAgentsConnectionException>(() => SendMessageAsync(host));
        Assert.That((server.Asked.Count, fault!.InnerException), Is.EqualTo((1, fault.InnerException as InvalidOperationException)));
    }

    [Test]
    public void A_failure_that_broke_off_is_still_incomplete_the_second_time()
    {
        const string Head = "HTTP/1.1 409 Conflict\r\nContent-Type: text/plain\r\nContent-Length: 900\r\nConnection: close\r\n\r\n";
        using var server = new RawServer(static c => c.SendAsync(Head + "half a rea"));
        using var host = Host(null, static _ => { }, WeAdd(static () => new RepeatingHandler()), server.Address);
        var fault = Assert.ThrowsAsync<DeepAgentsConflictException>(() => SendMessageAsync(host));
        Assert.That((fault!.RawBody, fault.IsRawBodyTruncated, server.Requests.Count), Is.EqualTo(("half a rea", true, 1)));
    }

    private static readonly Func<Exception>[] Foreign =
    [
        static () => new TimeoutRejectedException("the limit of the host"),
        static () => new BrokenCircuitException("the circuit is open"),
        static () => new TimeoutException("late"),
        static () => new TaskCanceledException("nobody asked for it"),
        static () => new InvalidOperationException("the token cache is empty"),
        static () => new ObjectDisposedException("SocketsHttpHandler"),
        static () => new System.Net.Sockets.SocketException(104),
        static () => new System.Security.Authentication.AuthenticationException("tls"),
    ];

    [TestCaseSource(nameof(Foreign))]
    public void Whatever_a_handler_throws_comes_out_as_a_connection_exception(Func<Exception> make)
    {
        var handler = new StubHandler((_, _, _) => throw make());
        using var client = new DeepAgentsClient(new DeepAgentsOptions { ApiKey = "key-123456", Retry = { MaxRetries = 0 } }, handler);
        var fault = Assert.ThrowsAsync<DeepAgentsConnectionException>(() => client.Agents.GetAsync("a"));
        Assert.That(fault!.InnerException, Is.TypeOf(make().GetType()));
        var stream = client.Runs.StreamAsync("t", StreamRunRequest.Create("a", "hi")).GetAsyncEnumerator();
        Assert.ThrowsAsync<DeepAgentsConnectionException>(async () => await stream.MoveNextAsync());
    }

    private static void AssertSentOnce(Action<IServiceCollection> before, Action<ApiClientBuilder> after)
    {
        var server = new StubHandler(static number => Json($$"""{"error":"busy {{number}}"}""", HttpStatusCode.ServiceUnavailable));
        using var host = Host(server, before, after);
        var fault = Assert.ThrowsAsync<DeepAgentsServerException>(() => SendMessageAsync(host));
        Assert.That((server.Asked.Count, fault!.RawBody), Is.EqualTo((1, """{"error":"busy 1"}""")));
        Assert.That(fault.Headers["Content-Type"], Is.EqualTo(new[] { "application/json; charset=utf-8" }));
    }

    private static Action<IServiceCollection> HostAdds(Func<DelegatingHandler> handler) =>
        services => services.ConfigureHttpClientDefaults(http => http.AddHttpMessageHandler(handler));

    private static Action<ApiClientBuilder> WeAdd(Func<DelegatingHandler> handler) =>
        builder => builder.HttpClientBuilder.AddHttpMessageHandler(handler);

    private static ServiceProvider Host(
        HttpMessageHandler? server, Action<IServiceCollection> before, Action<ApiClientBuilder> after, Uri? address = null)
    {
        var services = new ServiceCollection();
        before(services);
        var builder = services.AddLiteLLMAgentPlatform(o =>
            (o.ApiKey, o.Endpoint, o.Retry.BaseDelay) = ("key-123456", address ?? new Uri("https://platform"), TimeSpan.Zero));
        if (server is not null)
        {
            builder.HttpClientBuilder.ConfigurePrimaryHttpMessageHandler(() => server);
        }

        after(builder);
        return services.BuildServiceProvider(validateScopes: true);
    }

    private static LiteLLMAgentPlatformClient Platform(ServiceProvider host) => host.GetRequiredService<LiteLLMAgentPlatformClient>();

    private static Task<HarnessReply> SendMessageAsync(ServiceProvider host) =>
        Platform(host).Sessions.SendMessageAsync("s", new() { Text = "Run the tests." });

    private static RetryStrategyOptions<HttpResponseMessage> AnyFailure() => new()
    {
        MaxRetryAttempts = 2,
        Delay = TimeSpan.Zero,
        ShouldHandle = static args => new ValueTask<bool>(args.Outcome is { Exception: not null } or { Result.IsSuccessStatusCode: false }),
    };

    private static TestCaseData Row(string name, Action<IHttpClientBuilder> add) => new TestCaseData(add).SetArgDisplayNames(name);

    /// <summary>Sends what failed once more, as many hand-written handlers do.</summary>
    private sealed class RepeatingHandler : DelegatingHandler
    {
        public bool EvenSuccesses { get; init; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            try
            {
                using var first = await base.SendAsync(request, cancellationToken);
                if (first.IsSuccessStatusCode && !EvenSuccesses)
                {
                    return Json(await first.Content.ReadAsStringAsync(cancellationToken));
                }
            }
            catch (IOException)
            {
                // It is sent again.
            }

            return await base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class MarkingHandler : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Add("X-Host", "1");
            return base.SendAsync(request, cancellationToken);
        }
    }
}
