using System.Net;
using DeepAgents.LangSmith;
using static DeepAgents.Tests.StubHandler;

namespace DeepAgents.Tests.Http;

[CancelAfter(30_000)]
public sealed class ApiClientTests
{
    [Test]
    public async Task The_limit_of_a_call_ends_it_and_says_so()
    {
        var time = new ManualTimeProvider();
        var call = Client(Hanging(), time).Agents.GetAsync("a", new GetAgentOptions { MaxRetries = 0 });

        await time.WaitForTimersAsync();
        time.Advance(TimeSpan.FromSeconds(100));

        var exception = Assert.ThrowsAsync<DeepAgentsTimeoutException>(() => call);
        Assert.Multiple(() =>
        {
            Assert.That(exception!.Kind, Is.EqualTo(TimeoutKind.Request));
            Assert.That(exception.Limit, Is.EqualTo(TimeSpan.FromSeconds(100)));
            Assert.That(exception.Operation, Is.EqualTo("Agents.Get"));
            Assert.That(time.PendingTimers, Is.Zero);
        });
    }

    [Test]
    public async Task One_call_may_have_a_limit_of_its_own()
    {
        var time = new ManualTimeProvider();
        var call = Client(Hanging(), time).Agents.GetAsync("a", new GetAgentOptions { Timeout = TimeSpan.FromSeconds(3) });
        await time.WaitForTimersAsync();
        time.Advance(TimeSpan.FromSeconds(3));
        Assert.That(Assert.ThrowsAsync<DeepAgentsTimeoutException>(() => call)!.Limit, Is.EqualTo(TimeSpan.FromSeconds(3)));
    }

    [Test]
    public void The_callers_cancellation_is_the_callers()
    {
        using var caller = new CancellationTokenSource();
        var handler = new StubHandler(async (_, _, token) =>
        {
            await caller.CancelAsync();
            await Task.Delay(Timeout.Infinite, token);
            throw new InvalidOperationException("A cancelled delay does not end well.");
        });
        var exception = Assert.CatchAsync<OperationCanceledException>(() => Client(handler).Agents.GetAsync("a", null, caller.Token));
        Assert.That(exception!.CancellationToken, Is.EqualTo(caller.Token));
    }

    [Test]
    public void A_call_that_is_cancelled_before_it_starts_sends_nothing()
    {
        var handler = new StubHandler(_ => Json("{}"));
        Assert.CatchAsync<OperationCanceledException>(() => Client(handler).Agents.GetAsync("a", null, new CancellationToken(canceled: true)));
        Assert.That(handler.Asked, Is.Empty);
    }

    [Test]
    public void A_connection_that_cannot_be_made_is_told_as_one()
    {
        var handler = new StubHandler(_ => throw new HttpRequestException("refused"));
        var exception = Assert.ThrowsAsync<DeepAgentsConnectionException>(() => Client(handler).Agents.GetAsync("a"));
        Assert.That(exception!.IsTransient, Is.True);
    }

    [Test]
    public void A_connect_timeout_is_told_apart()
    {
        var handler = new StubHandler(_ => throw new TaskCanceledException("connect", new TimeoutException()));
        Assert.That(Assert.ThrowsAsync<DeepAgentsTimeoutException>(() => Client(handler).Agents.GetAsync("a"))!.Kind, Is.EqualTo(TimeoutKind.Connect));
    }

    [Test]
    public async Task The_head_of_an_answer_is_handed_out_for_success_and_failure([Values(HttpStatusCode.OK, HttpStatusCode.NotFound)] HttpStatusCode status)
    {
        ResponseInfo? seen = null;
        var handler = new StubHandler(_ =>
        {
            var response = Json("{}", status);
            response.Headers.Add("X-Request-Id", "r1");
            response.Headers.Add("Set-Cookie", "session=secret");
            return response;
        });
        try
        {
            await Client(handler).Agents.GetAsync("a", new GetAgentOptions { OnResponse = info => seen = info });
        }
        catch (DeepAgentsNotFoundException exception)
        {
            Assert.That(exception.RequestId, Is.EqualTo("r1"));
        }

        Assert.Multiple(() =>
        {
            Assert.That(seen!.Status, Is.EqualTo((int)status));
            Assert.That(seen.RequestId, Is.EqualTo("r1"));
            Assert.That(seen.Headers, Does.ContainKey("x-request-id").And.Not.ContainKey("set-cookie"));
        });
    }

    [Test]
    public async Task A_key_is_asked_for_before_every_request()
    {
        var keys = new Queue<string>(["first", "second"]);
        var sent = new List<string>();
        var handler = new StubHandler((request, _, _) =>
        {
            sent.Add(request.Headers.GetValues("X-Api-Key").Single());
            return Task.FromResult(Json("{}"));
        });
        using var client = new DeepAgentsClient(new DeepAgentsOptions { ApiKeyProvider = _ => new(keys.Dequeue()) }, handler);
        await client.Agents.GetAsync("a");
        await client.Agents.GetAsync("a");
        Assert.That(sent, Is.EqualTo(new[] { "first", "second" }));
    }

    [Test]
    public async Task Extra_headers_and_query_are_sent()
    {
        HttpRequestMessage? sent = null;
        var handler = new StubHandler((request, _, _) =>
        {
            sent = request;
            return Task.FromResult(Json("{}"));
        });
        var options = new GetAgentOptions { IncludeFiles = true, Headers = { ["X-Trace"] = "1" }, Query = { ["beta flag"] = "a&b" } };
        await Client(handler).Agents.GetAsync("a", options);

        Assert.Multiple(() =>
        {
            Assert.That(sent!.Headers.GetValues("X-Trace"), Is.EqualTo(new[] { "1" }));
            Assert.That(sent.Headers.GetValues("X-Api-Key"), Is.EqualTo(new[] { "key" }));
            Assert.That(sent.RequestUri!.Query, Is.EqualTo("?include_files=true&beta%20flag=a%26b"));
        });
    }

    [TestCase("a\r\nX-Evil: 1")]
    [TestCase("é")]
    public void A_header_that_would_break_out_is_refused(string value)
    {
        var handler = new StubHandler(_ => Json("{}"));
        var options = new CreateAgentOptions { UserTimezone = value };
        var exception = Assert.ThrowsAsync<ArgumentException>(() => Client(handler).Agents.CreateAsync(new CreateAgentRequest { Name = "n" }, options));
        Assert.That(exception!.Message, Does.Contain("X-User-Timezone").And.Not.Contain("Evil"));
        Assert.That(handler.Asked, Is.Empty);
    }

    [TestCase("Content-Type")]
    [TestCase("bad name")]
    [TestCase("")]
    public void A_header_that_cannot_be_set_is_refused_by_name(string name)
    {
        var handler = new StubHandler(_ => Json("{}"));
        Assert.ThrowsAsync<ArgumentException>(() => Client(handler).Agents.GetAsync("a", new GetAgentOptions { Headers = { [name] = "x" } }));
        Assert.That(handler.Asked, Is.Empty);
    }

    [Test]
    public void A_header_value_that_the_server_repeats_is_not_passed_on()
    {
        var handler = new StubHandler(_ => Json("""{"error":"no access for my-tenant-secret"}""", HttpStatusCode.Forbidden));
        var exception = Assert.ThrowsAsync<DeepAgentsPermissionException>(
            () => Client(handler).Agents.GetAsync("a", new GetAgentOptions { Headers = { ["X-Tenant-Token"] = "my-tenant-secret" } }));
        Assert.That(exception!.ToString() + exception.RawBody, Does.Not.Contain("my-tenant-secret"));
    }

    [Test]
    public void A_client_that_was_disposed_says_so()
    {
        var client = new DeepAgentsClient(new DeepAgentsOptions { ApiKey = "key" }, new StubHandler(_ => Json("{}")));
        client.Dispose();
        Assert.ThrowsAsync<ObjectDisposedException>(() => client.Agents.GetAsync("a"));
    }

    [Test]
    public void A_mock_without_a_connection_says_what_is_missing() =>
        Assert.That(() => new EmptyAgents().GetAsync("a"), Throws.InvalidOperationException.With.Message.Contains("EmptyAgents"));

    private static StubHandler Hanging() => new(async (_, _, token) =>
    {
        await Task.Delay(Timeout.Infinite, token);
        throw new InvalidOperationException("A cancelled delay does not end well.");
    });

    private static DeepAgentsClient Client(StubHandler handler, TimeProvider? time = null) =>
        new(new DeepAgentsOptions { ApiKey = "key", TimeProvider = time ?? new ManualTimeProvider { AutoAdvance = true } }, handler);

    private sealed class EmptyAgents : AgentsClient;
}
