using System.Net;
using System.Net.Sockets;
using DeepAgents.LangSmith;
using static DeepAgents.Tests.StubHandler;

namespace DeepAgents.Tests.Http;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[CancelAfter(30_000)]
public sealed class RetryTests
{
    private readonly ManualTimeProvider _time = new() { AutoAdvance = true };

    [TestCase(HttpStatusCode.RequestTimeout)]
    [TestCase(HttpStatusCode.TooManyRequests)]
    [TestCase(HttpStatusCode.BadGateway)]
    [TestCase(HttpStatusCode.ServiceUnavailable)]
    [TestCase(HttpStatusCode.GatewayTimeout)]
    public async Task A_read_that_fails_for_a_passing_reason_is_tried_three_times(HttpStatusCode status)
    {
        var handler = new StubHandler(number => number < 3 ? new HttpResponseMessage(status) : Json("""{"id":"a"}"""));
        Assert.That((await Client(handler).Agents.GetAsync("a")).Id, Is.EqualTo("a"));
        Assert.That(handler.Asked, Has.Count.EqualTo(3));
    }

    [Test]
    public void The_fourth_time_is_not_tried()
    {
        var handler = new StubHandler(_ => new HttpResponseMessage(HttpStatusCode.ServiceUnavailable));
        Assert.ThrowsAsync<DeepAgentsServerException>(() => Client(handler).Agents.GetAsync("a"));
        Assert.That(handler.Asked, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task A_body_that_breaks_is_read_again()
    {
        var handler = new StubHandler(number => number == 1
            ? new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new Streaming.ChunkedStream(["{\"id\":"u8.ToArray()], new IOException("reset"))) }
            : Json("""{"id":"a"}"""));
        Assert.That((await Client(handler).Agents.GetAsync("a")).Id, Is.EqualTo("a"));
    }

    [TestCase(HttpStatusCode.BadRequest)]
    [TestCase(HttpStatusCode.Unauthorized)]
    [TestCase(HttpStatusCode.NotFound)]
    [TestCase(HttpStatusCode.InternalServerError)]
    public void What_will_not_pass_is_not_tried_again(HttpStatusCode status)
    {
        var handler = new StubHandler(_ => new HttpResponseMessage(status));
        Assert.That(() => Client(handler).Agents.GetAsync("a"), Throws.InstanceOf<DeepAgentsApiException>());
        Assert.That(handler.Asked, Has.Count.EqualTo(1));
    }

    [Test]
    public void A_permanent_502_is_not_tried_again()
    {
        var handler = new StubHandler(_ => Json("""{"code":"upstream_auth_failed","detail":"x"}""", HttpStatusCode.BadGateway));
        Assert.ThrowsAsync<DeepAgentsServerException>(() => Client(handler).Agents.GetAsync("a"));
        Assert.That(handler.Asked, Has.Count.EqualTo(1));
    }

    [Test]
    public void A_creation_that_may_have_taken_effect_is_never_repeated()
    {
        var handler = new StubHandler(number => number == 1 ? new HttpResponseMessage(HttpStatusCode.BadGateway) : throw new HttpRequestException("reset"));
        Assert.ThrowsAsync<DeepAgentsServerException>(() => Client(handler).Agents.CreateAsync(new CreateAgentRequest { Name = "n" }));
        Assert.ThrowsAsync<DeepAgentsConnectionException>(() => Client(handler).Agents.CreateAsync(new CreateAgentRequest { Name = "n" }));
        Assert.That(handler.Asked, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_creation_that_was_turned_away_is_repeated()
    {
        var handler = new StubHandler(number => number switch
        {
            1 => throw new HttpRequestException("refused", new SocketException((int)SocketError.ConnectionRefused)),
            2 => new HttpResponseMessage(HttpStatusCode.TooManyRequests),
            _ => Json("""{"id":"a"}"""),
        });
        Assert.That((await Client(handler).Agents.CreateAsync(new CreateAgentRequest { Name = "n" })).Id, Is.EqualTo("a"));
    }

    [TestCase(HttpStatusCode.TooManyRequests, 3)]
    [TestCase(HttpStatusCode.ServiceUnavailable, 1)]
    [TestCase(HttpStatusCode.InternalServerError, 1)]
    [TestCase(HttpStatusCode.GatewayTimeout, 1)]
    public void A_message_is_sent_again_only_if_it_was_turned_away(HttpStatusCode status, int times)
    {
        var handler = new StubHandler(_ => new HttpResponseMessage(status));
        using var client = new DeepAgents.LiteLLM.LiteLLMAgentPlatformClient(new() { ApiKey = "key", Endpoint = new Uri("https://h"), TimeProvider = _time }, handler);
        Assert.That(() => client.Sessions.SendMessageAsync("s", new() { Text = "hi" }), Throws.InstanceOf<DeepAgentsApiException>());
        Assert.That(handler.Asked, Has.Count.EqualTo(times));
    }

    [Test]
    public async Task A_repeated_deletion_that_finds_nothing_has_succeeded()
    {
        var handler = new StubHandler(number => new HttpResponseMessage(number == 1 ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.NotFound));
        await Client(handler).McpServers.DeleteAsync("m");
        Assert.That(handler.Asked, Has.Count.EqualTo(2));
        Assert.ThrowsAsync<DeepAgentsNotFoundException>(() => Client(new StubHandler(_ => new HttpResponseMessage(HttpStatusCode.NotFound))).McpServers.DeleteAsync("m"));
    }

    [Test]
    public async Task The_pauses_double_and_are_random_up_to_their_length()
    {
        var handler = new StubHandler(number => number < 3 ? new HttpResponseMessage(HttpStatusCode.ServiceUnavailable) : Json("{}"));
        await Client(handler).Agents.GetAsync("a");
        Assert.That(_time.Elapsed, Is.LessThanOrEqualTo(TimeSpan.FromSeconds(1.5)));
    }

    [Test]
    public async Task Retry_After_is_waited_out()
    {
        var handler = new StubHandler(number => number == 1
            ? new HttpResponseMessage(HttpStatusCode.TooManyRequests) { Headers = { { "Retry-After", "20" } } }
            : Json("{}"));
        await Client(handler).Agents.GetAsync("a");
        Assert.That(_time.Elapsed, Is.EqualTo(TimeSpan.FromSeconds(20)));
    }

    [Test]
    public void A_Retry_After_above_the_cap_is_for_the_caller_to_decide()
    {
        var handler = new StubHandler(_ => new HttpResponseMessage(HttpStatusCode.TooManyRequests) { Headers = { { "Retry-After", "31" } } });
        var exception = Assert.ThrowsAsync<DeepAgentsRateLimitException>(() => Client(handler).Agents.GetAsync("a"));
        Assert.That((exception!.RetryAfter, handler.Asked.Count), Is.EqualTo(((TimeSpan?)TimeSpan.FromSeconds(31), 1)));
    }

    [Test]
    public void Repeating_can_be_switched_off_for_a_client_and_for_a_call()
    {
        var handler = new StubHandler(_ => new HttpResponseMessage(HttpStatusCode.ServiceUnavailable));
        Assert.ThrowsAsync<DeepAgentsServerException>(() => Client(handler).Agents.GetAsync("a", new GetAgentOptions { MaxRetries = 0 }));
        using var off = new DeepAgentsClient(new DeepAgentsOptions { ApiKey = "key", TimeProvider = _time, Retry = { MaxRetries = 0 } }, handler);
        Assert.ThrowsAsync<DeepAgentsServerException>(() => off.Agents.GetAsync("a"));
        Assert.That(handler.Asked, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task The_caller_is_heard_in_a_pause()
    {
        var time = new ManualTimeProvider();
        using var caller = new CancellationTokenSource();
        var call = Client(new StubHandler(_ => new HttpResponseMessage(HttpStatusCode.ServiceUnavailable)), time).Agents.GetAsync("a", null, caller.Token);

        // The limit of the call, and the pause.
        await time.WaitForTimersAsync(2);
        await caller.CancelAsync();
        Assert.That(Assert.CatchAsync<OperationCanceledException>(() => call)!.CancellationToken, Is.EqualTo(caller.Token));
    }

    [Test]
    public async Task The_limit_of_the_call_ends_a_pause_and_does_not_hide_the_answer()
    {
        var time = new ManualTimeProvider();
        var handler = new StubHandler(_ => new HttpResponseMessage(HttpStatusCode.TooManyRequests) { Headers = { { "Retry-After", "20" } } });
        var call = Client(handler, time).Agents.GetAsync("a", new GetAgentOptions { Timeout = TimeSpan.FromSeconds(5) });
        await time.WaitForTimersAsync(2);
        time.Advance(TimeSpan.FromSeconds(5));
        Assert.That(Assert.ThrowsAsync<DeepAgentsRateLimitException>(() => call)!.RetryAfter, Is.EqualTo(TimeSpan.FromSeconds(20)));
        Assert.That(handler.Asked, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_try_that_takes_too_long_is_followed_by_another()
    {
        var time = new ManualTimeProvider();
        var handler = new StubHandler(async (_, number, token) =>
        {
            await Task.Delay(number == 1 ? Timeout.Infinite : 0, token);
            return Json("""{"id":"a"}""");
        });
        var call = Client(handler, time).Agents.GetAsync("a");
        await time.WaitForTimersAsync();
        time.Advance(TimeSpan.FromSeconds(100));

        // The limit of the call, and the pause.
        await time.WaitForTimersAsync(2);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.That((await call).Id, Is.EqualTo("a"));
    }

    [Test]
    public async Task A_thread_is_created_so_that_it_can_be_repeated_once_the_server_takes_over_ids()
    {
        var ids = new List<string?>();
        var handler = new StubHandler(async (request, number, token) =>
        {
            var body = Newtonsoft.Json.Linq.JObject.Parse(await request.Content!.ReadAsStringAsync(token));
            ids.Add((string?)body["thread_id"]);
            Assert.That((string?)body["if_exists"], Is.EqualTo("do_nothing"));
            return number == 2 ? new HttpResponseMessage(HttpStatusCode.BadGateway) : Json($$"""{"id":"{{body["thread_id"]}}"}""");
        });
        var client = Client(handler);
        var request = new CreateThreadRequest { AgentId = "a" };
        var first = await client.Threads.CreateAsync(request);
        var second = await client.Threads.CreateAsync(request);

        Assert.Multiple(() =>
        {
            Assert.That(ids, Has.Count.EqualTo(3));
            Assert.That((first.Id, second.Id), Is.EqualTo((ids[0], ids[1])));
            Assert.That(ids[2], Is.EqualTo(ids[1]), "The repetition is the same creation.");
            Assert.That(ids[1], Is.Not.EqualTo(ids[0]));
            Assert.That((request.ThreadId, request.IfExists), Is.EqualTo(((string?)null, (IfThreadExists?)null)));
        });
    }

    [Test]
    public async Task Against_a_server_that_ignores_the_id_a_creation_is_never_repeated()
    {
        var handler = new StubHandler(number => number == 1 ? Json("""{"id":"its own"}""") : new HttpResponseMessage(HttpStatusCode.BadGateway));
        var client = Client(handler);
        Assert.That((await client.Threads.CreateAsync(new CreateThreadRequest { AgentId = "a" })).Id, Is.EqualTo("its own"));
        Assert.ThrowsAsync<DeepAgentsServerException>(() => client.Threads.CreateAsync(new CreateThreadRequest { AgentId = "a" }));
        Assert.That(handler.Asked, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task What_the_caller_asked_for_is_sent_as_it_is()
    {
        var bodies = new List<string>();
        var handler = new StubHandler(async (request, _, token) =>
        {
            bodies.Add(await request.Content!.ReadAsStringAsync(token));
            return Json("""{"id":"x"}""");
        });
        await Client(handler).Threads.CreateAsync(new CreateThreadRequest { AgentId = "a", ThreadId = "mine", IfExists = IfThreadExists.Raise });
        Assert.That(bodies.Single(), Does.Contain("\"thread_id\":\"mine\"").And.Contain("\"if_exists\":\"raise\""));
    }

    private DeepAgentsClient Client(StubHandler handler, TimeProvider? time = null) =>
        new(new DeepAgentsOptions { ApiKey = "key", TimeProvider = time ?? _time }, handler);
}
