using DeepAgents.LangSmith;

namespace DeepAgents.Tests.Wire;

/// <summary>What repeating a creation means to a server that takes over ids, and to one that does not.</summary>
[CancelAfter(30_000)]
public sealed class ThreadCreationTests
{
    [TestCase(true, 3)]
    [TestCase(false, 2)]
    public async Task A_creation_is_repeated_only_where_ids_are_taken_over(bool takesOver, int requests, CancellationToken token)
    {
        var number = 0;
        using var server = new RawServer(connection =>
        {
            var id = takesOver ? (string)Newtonsoft.Json.Linq.JObject.Parse(connection.Request.Body)["thread_id"]! : "its own";
            return connection.SendAsync(Interlocked.Increment(ref number) == 2
                ? RawServer.Response("", "503 Service Unavailable")
                : RawServer.Response($$"""{"id":"{{id}}"}"""));
        });
        using var client = new DeepAgentsClient(new DeepAgentsOptions
        {
            ApiKey = Connect.Key,
            Endpoint = server.Address,
            TimeProvider = new ManualTimeProvider { AutoAdvance = true },
        });
        await client.Threads.CreateAsync(new CreateThreadRequest { AgentId = "a" }, cancellationToken: token);
        var second = client.Threads.CreateAsync(new CreateThreadRequest { AgentId = "a" }, cancellationToken: token);

        if (takesOver)
        {
            Assert.That((await second).Id, Is.EqualTo((string?)Newtonsoft.Json.Linq.JObject.Parse(server.Requests[1].Body)["thread_id"]));
        }
        else
        {
            Assert.ThrowsAsync<DeepAgentsServerException>(() => second);
        }

        Assert.That(server.Requests, Has.Count.EqualTo(requests));
    }
}
