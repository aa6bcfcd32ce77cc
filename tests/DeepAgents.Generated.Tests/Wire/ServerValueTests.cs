using DeepAgents.LangSmith;
using DeepAgents.LiteLLM;
using static DeepAgents.Tests.StubHandler;

namespace DeepAgents.Tests.Wire;

/// <summary>Values of a response that the client itself uses for its next request. A bad one is the fault of the response.</summary>
[CancelAfter(30_000)]
public sealed class ServerValueTests
{
    private static readonly string[] BadIds = ["a/b", "..", ".", "a\\\\b", "a\\u0001b", "a\\nb", "", " ", "\\ud83d"];

    [TestCaseSource(nameof(BadIds))]
    public void An_id_that_no_path_can_hold_ends_the_connecting(string id)
    {
        var fault = Assert.ThrowsAsync<DeepAgentsResponseException>(() => ConnectAsync($$"""{"id":"{{id}}","status":"PENDING","verification_url":"https://c"}"""));
        Assert.That((fault!.Operation, fault.Status), Is.EqualTo(("AuthSessions.Create", 201)));
        Assert.That(fault.Message, Does.Contain("'id'").And.Not.Contain("a/b"));
    }

    [TestCaseSource(nameof(BadIds))]
    public void An_id_that_no_path_can_hold_ends_the_creating(string id)
    {
        var handler = new StubHandler(_ => Json($$"""{"id":"{{id}}","status":"creating"}"""));
        using var client = new LiteLLMAgentPlatformClient(
            new LiteLLMAgentPlatformOptions { ApiKey = "key-123456", Endpoint = new Uri("https://h") }, handler);
        var fault = Assert.ThrowsAsync<DeepAgentsResponseException>(() => client.Sessions.CreateAndWaitAsync("a"));
        Assert.That((fault!.Operation, fault.Status, handler.Asked.Count), Is.EqualTo(("PlatformSessions.Create", 200, 1)));
    }

    [TestCase("null")]
    [TestCase("\"\"")]
    [TestCase("\"javascript:alert(1)\"")]
    [TestCase("\"file:///etc/passwd\"")]
    [TestCase("\"/consent\"")]
    public void An_address_that_no_browser_should_open_is_not_shown(string address)
    {
        var fault = Assert.ThrowsAsync<DeepAgentsResponseException>(() => ConnectAsync($$"""{"id":"x","status":"PENDING","verification_url":{{address}}}"""));
        Assert.That(fault!.Message, Does.Contain("'verification_url'"));
    }

    [TestCase("{}")]
    [TestCase("""{"oauth_provider_id":""}""")]
    public void A_provider_without_an_id_ends_the_connecting(string provider)
    {
        var fault = Assert.ThrowsAsync<DeepAgentsResponseException>(() => ConnectAsync("{}", provider));
        Assert.That(fault!.Operation, Is.EqualTo("McpServers.RegisterOAuthProvider"));
    }

    private static async Task ConnectAsync(string session, string provider = """{"oauth_provider_id":"p"}""")
    {
        var handler = new StubHandler(number => number switch
        {
            1 => Json(provider),
            2 => Json(session, System.Net.HttpStatusCode.Created),
            _ => throw new InvalidOperationException("The client must not go on."),
        });
        using var client = new DeepAgentsClient(new DeepAgentsOptions { ApiKey = "key-123456", Endpoint = new Uri("https://h") }, handler);
        await client.McpServers.ConnectAsync("s", new McpConnectOptions
        {
            OnVerification = (_, _) => throw new InvalidOperationException("The address must not be shown."),
        });
    }
}
