using DeepAgents.LangSmith;
using DeepAgents.Tests.Wire;

namespace DeepAgents.Tests.Serialization;

/// <summary>
/// Members that the service always sends are never null, stay absent when they are, and an object is of no use without them.
/// </summary>
[CancelAfter(30_000)]
public sealed class AlwaysSentTests
{
    [TestCase("{}")]
    [TestCase("""{"id":null,"items":null}""")]
    public void What_is_absent_is_empty_and_stays_absent(string json)
    {
        var agent = TestJson.Read<Agent>(json)!;
        var page = TestJson.Read<AgentPage>(json)!;
        Assert.That((agent.Id, page.Items.Count), Is.EqualTo(("", 0)));
        Assert.That(() => page.Items.Add(agent), Throws.InstanceOf<NotSupportedException>(), "An agent that is added to nothing would be lost.");
        Assert.That(TestJson.Write(agent), Does.Not.Contain("\"id\":\"\""));
    }

    [TestCase("""{"id":{}}""", "id")]
    [TestCase("""{"name":"n","id":["a",{"b":[]}]}""", "id")]
    public void An_object_whose_id_cannot_be_read_cannot_be_read(string json, string path)
    {
        using var server = RawServer.Answering(json);
        using var client = Connect.LangSmith(server);
        var exception = Assert.ThrowsAsync<DeepAgentsResponseException>(() => client.Agents.GetAsync("a"));
        Assert.That(exception!.Message, Does.Contain($"at '{path}"));
    }

    [TestCase("""{"items":{}}""", "items")]
    [TestCase("""{"items":[{"id":"a"},{"id":{}},{"id":"c"}]}""", "items[1].id")]
    [TestCase("""{"items":[{"id":"a"},5]}""", "items[1]")]
    public void A_page_that_would_lose_a_row_cannot_be_read(string json, string path)
    {
        using var server = RawServer.Answering(json);
        using var client = Connect.LangSmith(server);
        var exception = Assert.ThrowsAsync<DeepAgentsResponseException>(() => client.Agents.ListAsync());
        Assert.That(exception!.Message, Does.Contain($"at '{path}'"));
    }

    [Test]
    public void An_object_without_its_id_costs_the_member_that_holds_it()
    {
        var result = TestJson.Read<BulkUpdateThreadsResult>("""{"results":[{"id":"a"},{"id":{}}],"later":1}""")!;
        Assert.That((result.Results, string.Join(',', result.UnreadableMembers)), Is.EqualTo(((object?)null, "results")));
        Assert.That(result.AdditionalProperties.Keys, Is.EqualTo(new[] { "results", "later" }));
    }
}
