using DeepAgents.LangSmith;
using Newtonsoft.Json.Linq;

namespace DeepAgents.Emulator.Tests.LangSmith;

[CancelAfter(30_000)]
public sealed class ThreadListTests : EmulatorFixture
{
    [Test]
    public async Task A_list_holds_the_threads_of_one_agent_in_pages()
    {
        var agent = await CreateAgentAsync();
        await CreateThreadAsync(await CreateAgentAsync());
        string[] ids = [await CreateThreadAsync(agent), await CreateThreadAsync(agent), await CreateThreadAsync(agent)];

        var first = await LangSmith.Threads.ListAsync(agent, new ListThreadsOptions { PageSize = 2 }, Token);
        var second = await LangSmith.Threads.ListAsync(agent, new ListThreadsOptions { PageSize = 2, Cursor = first.NextCursor }, Token);

        Assert.Multiple(() =>
        {
            Assert.That(first.Threads.Concat(second.Threads).Select(thread => thread.Id), Is.EqualTo(ids.Reverse()));
            Assert.That(first.Threads, Has.Count.EqualTo(2));
            Assert.That(second.NextCursor, Is.Null);
        });
    }

    [Test]
    public async Task Test_runs_are_listed_only_on_request()
    {
        var agent = await CreateAgentAsync();
        var request = new CreateThreadRequest { AgentId = agent, Options = new ThreadSettings { TestRun = true } };
        var test = await LangSmith.Threads.CreateAsync(request, cancellationToken: Token);

        var usual = await LangSmith.Threads.ListAsync(agent, cancellationToken: Token);
        var tests = await LangSmith.Threads.ListAsync(agent, new ListThreadsOptions { TestRun = true }, Token);
        var busy = await LangSmith.Threads.ListAsync(agent, new ListThreadsOptions { TestRun = true, Status = ThreadStatus.Busy }, Token);

        Assert.Multiple(() =>
        {
            Assert.That(usual.Threads, Is.Empty);
            Assert.That(tests.Threads!.Select(thread => thread.Id), Is.EqualTo(new[] { test.Id }));
            Assert.That(busy.Threads, Is.Empty);
        });
    }

    [Test]
    public async Task A_search_finds_threads_by_what_it_is_given()
    {
        var agent = await CreateAgentAsync();
        await CreateThreadAsync(agent);
        var wanted = await LangSmith.Threads.CreateAsync(
            new CreateThreadRequest { AgentId = agent, Metadata = new JObject { ["ticket"] = "4711" } }, cancellationToken: Token);

        // The contract leaves the body open; these members are the runtime's.
        var query = new SearchThreadsRequest();
        query.AdditionalProperties["metadata"] = new JObject { ["ticket"] = "4711" };
        var found = await LangSmith.Threads.SearchAsync(query, cancellationToken: Token);

        Assert.That(found.Select(thread => thread.Id), Is.EqualTo(new[] { wanted.Id }));
    }

    [Test]
    public async Task A_search_for_nothing_in_particular_finds_threads_too()
    {
        var id = await CreateThreadAsync(await CreateAgentAsync());
        var found = await LangSmith.Threads.SearchAsync(cancellationToken: Token);
        Assert.That(found.Select(thread => thread.Id), Has.Member(id));
    }
}
