using System.Runtime.InteropServices;
using DeepAgents.LangSmith;

namespace DeepAgents.Tests.Http;

[CancelAfter(30_000)]
public sealed class UserAgentTests
{
    [Test]
    public void It_names_the_library_its_version_and_the_framework()
    {
        var version = typeof(UserAgent).Assembly.GetName().Version!.ToString(3);
        Assert.That(UserAgent.Library, Does.Match($@"^DeepAgents\.Generated/{version}(-[\w.-]+)? \({RuntimeInformation.FrameworkDescription}\)$"));
    }

    [TestCase(null, "")]
    [TestCase("", "")]
    [TestCase("Shop/1.4", "Shop/1.4 ")]
    [TestCase("Shop Basket/2", "Shop Basket/2 ")]
    public async Task Every_request_has_one(string? application, string start)
    {
        using var server = RawServer.Answering("{}");
        using var client = new DeepAgentsClient(new DeepAgentsOptions { ApiKey = "key", Endpoint = server.Address, Application = application });
        await client.Agents.GetAsync("a");
        Assert.That(server.Request.Header("User-Agent"), Is.EqualTo(start + UserAgent.Library));
    }

    [Test]
    public async Task A_callers_own_one_wins()
    {
        using var server = RawServer.Answering("{}");
        using var client = new DeepAgentsClient(new DeepAgentsOptions { ApiKey = "key", Endpoint = server.Address, Application = "Shop" });
        await client.Agents.GetAsync("a", new() { Headers = { ["user-agent"] = "mine (v2)" } });
        Assert.That(server.Request.Header("User-Agent"), Is.EqualTo("mine (v2)"));
    }

    [TestCase("Shop/1.4", true)]
    [TestCase("a b/c d", true)]
    [TestCase(" ", false)]
    [TestCase("a ", false)]
    [TestCase("a  b", false)]
    [TestCase("a/", false)]
    [TestCase("/1", false)]
    [TestCase("a/b/c", false)]
    [TestCase("a(b)", false)]
    [TestCase("a\tb", false)]
    [TestCase("schön", false)]
    public void An_application_consists_of_products(string text, bool isOne) => Assert.That(UserAgent.IsApplication(text), Is.EqualTo(isOne));

    [Test]
    public void An_application_is_not_too_long() =>
        Assert.That((UserAgent.IsApplication(new string('a', 200)), UserAgent.IsApplication(new string('a', 201))), Is.EqualTo((true, false)));
}
