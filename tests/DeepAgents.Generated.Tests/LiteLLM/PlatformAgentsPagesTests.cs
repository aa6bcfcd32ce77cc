using DeepAgents.LiteLLM;
using static DeepAgents.Tests.StubHandler;

namespace DeepAgents.Tests.LiteLLM;

/// <summary>Pages by offset, and platforms that would never come to their end.</summary>
[CancelAfter(30_000)]
public sealed class PlatformAgentsPagesTests
{
    [TestCase("a", 2)]
    [TestCase("ab", 3)]
    [TestCase("abc", 4)]
    public void Pages_that_come_again_are_an_error(string firsts, int requests)
    {
        var handler = new StubHandler(number => Json($$"""{"data":[null,{"id":"{{firsts[(number - 1) % firsts.Length]}}"},{"id":"x"}]}"""));
        var fault = Assert.ThrowsAsync<DeepAgentsException>(() => ReadAsync(handler));
        Assert.That((handler.Asked.Count, fault!.Message.Contains("would never end", StringComparison.Ordinal)), Is.EqualTo((requests, true)));
    }

    [Test]
    public async Task Items_that_are_null_are_dropped_and_counted()
    {
        var handler = new StubHandler(static number => Json(number == 1 ? """{"data":[null,{"id":"a"}]}""" : """{"data":[{"id":"b"}],"total":3}"""));
        Assert.That(await ReadAsync(handler), Is.EqualTo(new[] { "a", "b" }));
        Assert.That(handler.Asked[^1].Query, Does.Contain("offset=2"));
    }

    private static async Task<List<string?>> ReadAsync(StubHandler handler)
    {
        using var client = new LiteLLMAgentPlatformClient(new() { ApiKey = "key", Endpoint = new Uri("https://platform") }, handler);
        var ids = new List<string?>();
        await foreach (var agent in client.Agents.ListAllAsync())
        {
            ids.Add(agent.Id);
        }

        return ids;
    }
}
