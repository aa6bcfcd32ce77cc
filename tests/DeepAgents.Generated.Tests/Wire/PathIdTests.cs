namespace DeepAgents.Tests.Wire;

[CancelAfter(30_000)]
[Row("path-id")]
public sealed class PathIdTests
{
    [TestCase("")]
    [TestCase(" ")]
    [TestCase("\t")]
    [TestCase(".")]
    [TestCase("..")]
    [TestCase("a/b")]
    [TestCase("../agents")]
    [TestCase("a\\b")]
    [TestCase("a\nb")]
    [TestCase("\0")]
    public void An_id_that_would_address_something_else_is_refused(string id)
    {
        using var server = RawServer.Answering("{}");
        using var langSmith = Connect.LangSmith(server);
        using var liteLLM = Connect.LiteLLM(server);

        Assert.That(() => langSmith.Agents.DeleteAsync(id), Throws.ArgumentException.With.Property("ParamName").EqualTo("agentId"));
        Assert.That(() => langSmith.Threads.GetAsync(id), Throws.ArgumentException.With.Property("ParamName").EqualTo("threadId"));
        Assert.That(() => liteLLM.Sessions.DeleteAsync(id), Throws.ArgumentException.With.Property("ParamName").EqualTo("sessionId"));
        Assert.That(server.Requests, Is.Empty);
    }

    [Test]
    public void An_id_of_null_is_refused()
    {
        using var server = RawServer.Answering("{}");
        using var client = Connect.LangSmith(server);

        Assert.That(() => client.Agents.DeleteAsync(null!), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("agentId"));
        Assert.That(server.Requests, Is.Empty);
    }

    [TestCase("a b", "a%20b")]
    [TestCase("a?b#c", "a%3Fb%23c")]
    [TestCase("...", "...")]
    [TestCase("%2e%2e", "%252e%252e")]
    [TestCase("%2F", "%252F")]
    [TestCase("é{agent_id}", "%C3%A9%7Bagent_id%7D")]
    [TestCase("a;b=c,d:e@f", "a%3Bb%3Dc%2Cd%3Ae%40f")]
    public async Task Any_other_id_is_one_segment(string id, string expected, CancellationToken token)
    {
        using var server = RawServer.Answering("{}");
        using var client = Connect.LangSmith(server);

        await client.Agents.DeleteAsync(id, cancellationToken: token);

        Assert.That(server.Request.Target, Is.EqualTo("/v1/deepagents/agents/" + expected));
    }
}
