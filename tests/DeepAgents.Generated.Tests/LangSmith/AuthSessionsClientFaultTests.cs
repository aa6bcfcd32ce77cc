using System.Net;
using DeepAgents.LangSmith;
using static DeepAgents.Tests.StubHandler;

namespace DeepAgents.Tests.LangSmith;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[CancelAfter(30_000)]
public sealed class AuthSessionsClientFaultTests
{
    private const string Pending = """{"id":"s1","status":"PENDING"}""";
    private const string Completed = """{"id":"s1","status":"COMPLETED"}""";

    private readonly ManualTimeProvider _time = new() { AutoAdvance = true };

    [Test]
    public async Task Three_faults_in_a_row_are_tolerated()
    {
        var handler = new StubHandler(number => number <= 3 ? new HttpResponseMessage(HttpStatusCode.ServiceUnavailable) : Json(Completed));
        Assert.That((await Client(handler).WaitForCompletionAsync("s1")).Status, Is.EqualTo(AuthSessionStatus.Completed));
    }

    [Test]
    public void The_fourth_fault_in_a_row_is_thrown_as_it_is()
    {
        var handler = new StubHandler(_ => new HttpResponseMessage(HttpStatusCode.BadGateway));
        Assert.ThrowsAsync<DeepAgentsServerException>(() => Client(handler).WaitForCompletionAsync("s1"));
        Assert.That(handler.Asked, Has.Count.EqualTo(4));
    }

    [Test]
    public void A_permanent_502_ends_the_wait_at_once()
    {
        var handler = new StubHandler(_ => Json("""{"code":"upstream_auth_failed","detail":"gone","status":502}""", HttpStatusCode.BadGateway));
        Assert.ThrowsAsync<DeepAgentsServerException>(() => Client(handler).WaitForCompletionAsync("s1"));
        Assert.That(handler.Asked, Has.Count.EqualTo(1));
    }

    [TestCase(HttpStatusCode.BadRequest, typeof(DeepAgentsBadRequestException))]
    [TestCase(HttpStatusCode.Unauthorized, typeof(DeepAgentsAuthenticationException))]
    [TestCase(HttpStatusCode.Forbidden, typeof(DeepAgentsPermissionException))]
    [TestCase(HttpStatusCode.NotFound, typeof(DeepAgentsNotFoundException))]
    public void A_refusal_ends_the_wait_at_once(HttpStatusCode status, Type expected)
    {
        var handler = new StubHandler(number => number == 1 ? Json(Pending) : new HttpResponseMessage(status));
        Assert.That(() => Client(handler).WaitForCompletionAsync("s1"), Throws.InstanceOf(expected));
        Assert.That(handler.Asked, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Retry_After_is_waited_out()
    {
        var handler = new StubHandler(number =>
        {
            var busy = new HttpResponseMessage(HttpStatusCode.TooManyRequests) { Headers = { { "Retry-After", "40" } } };
            return number == 1 ? busy : Json(Completed);
        });
        await Client(handler).WaitForCompletionAsync("s1");
        Assert.That(_time.Elapsed, Is.EqualTo(TimeSpan.FromSeconds(40)));
    }

    private AuthSessionsClient Client(StubHandler handler) =>
        new DeepAgentsClient(new DeepAgentsOptions { ApiKey = "key", TimeProvider = _time }, handler).AuthSessions;
}
