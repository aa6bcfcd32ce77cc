using System.Net;

namespace DeepAgents.Emulator.Tests.Server;

/// <summary>Listening on loopback keeps other machines out, but not what a web page of theirs sends from here.</summary>
[CancelAfter(30_000)]
public sealed class ForeignPagesTests : PlainHttpFixture
{
    private static readonly string[] Paths = ["/v1/deepagents/agents", "/api/v1/managed_agents/agents", "/authorize/x", "/nowhere"];

    [TestCaseSource(nameof(Paths))]
    public async Task A_foreign_name_that_resolves_to_loopback_is_misdirected(string path)
    {
        using var response = await SendAsync("GET", path, headers: ("Host", "evil.example.com"));
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.MisdirectedRequest));
    }

    [TestCaseSource(nameof(Paths))]
    public async Task A_foreign_origin_is_refused(string path)
    {
        using var response = await SendAsync("GET", path, headers: ("Origin", "https://evil.example.com"));
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [TestCase("null")]
    [TestCase("http://localhost:1")]
    [TestCase("https://localhost")]
    public async Task An_origin_that_only_looks_like_ours_is_refused_too(string origin)
    {
        using var response = await SendAsync("POST", "/authorize/x/approve", headers: ("Origin", origin));
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task The_emulators_own_pages_may_post()
    {
        var origin = Emulator.BaseAddress.GetLeftPart(UriPartial.Authority);
        using var response = await SendAsync("POST", "/authorize/x/approve", headers: ("Origin", origin));
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound), "There is no such session, but the origin is welcome.");
    }

    [TestCase("localhost")]
    [TestCase("127.0.0.1")]
    [TestCase("[::1]")]
    public async Task Every_name_of_loopback_is_welcome(string host)
    {
        using var response = await SendAsync("GET", "/v1/deepagents/agents", headers: ("Host", host));
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }
}
