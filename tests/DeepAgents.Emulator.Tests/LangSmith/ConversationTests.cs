using DeepAgents.LangSmith;

namespace DeepAgents.Emulator.Tests.LangSmith;

/// <summary>Driving an agent as a caller does: asking, reading the answer as it is written, approving, waiting.</summary>
[CancelAfter(30_000)]
public sealed class ConversationTests : EmulatorFixture
{
    [Test]
    public async Task The_text_of_an_answer_comes_piece_by_piece()
    {
        var agent = await CreateAgentAsync();
        var pieces = new List<string>();
        await foreach (var piece in LangSmith.Runs.StreamTextAsync(await CreateThreadAsync(agent), StreamRunRequest.Create(agent, "tell me more"), cancellationToken: Token))
        {
            pieces.Add(piece);
        }

        Assert.That(string.Concat(pieces), Is.EqualTo("You said: tell me more"));
        Assert.That(pieces, Has.Count.GreaterThan(1));
    }

    [Test]
    public async Task Raw_events_are_those_of_the_run_as_bytes()
    {
        var agent = await CreateAgentAsync();
        var request = StreamRunRequest.Create(agent, "hello");
        request.StreamMode = [RunStreamMode.MessagesTuple];
        var text = string.Empty;
        await foreach (var item in LangSmith.Runs.StreamRawAsync(await CreateThreadAsync(agent), request, cancellationToken: Token))
        {
            var data = System.Text.Encoding.UTF8.GetString(item.Data.Span);
            text += item.Name == "messages" ? new RunMessageEvent(item.Name, data, item.Id).TextDelta : string.Empty;
        }

        Assert.That(text, Is.EqualTo("You said: hello"));
    }

    [Test]
    public async Task A_run_is_waited_for_to_its_last_word()
    {
        var agent = await CreateAgentAsync();
        var kinds = new HashSet<string>();
        var request = StreamRunRequest.Create(agent, "hello");
        request.StreamMode = [RunStreamMode.Updates, RunStreamMode.MessagesTuple];
        var outcome = await LangSmith.Runs.RunAndWaitAsync(
            await CreateThreadAsync(agent), request, new RunWaitOptions { OnEvent = item => kinds.Add(item.Kind) }, Token);

        Assert.Multiple(() =>
        {
            Assert.That(outcome.Text, Is.EqualTo("You said: hello"));
            Assert.That(outcome.Status, Is.EqualTo(RunOutcomeStatus.Completed));
            Assert.That(outcome.RunId, Is.Not.Empty);
            Assert.That(kinds, Is.EquivalentTo(new[] { "metadata", "updates", "messages" }));
        });
    }

    [Test]
    public async Task A_run_that_nobody_follows_is_waited_for_on_its_thread()
    {
        var agent = await CreateAgentAsync();
        var thread = await CreateThreadAsync(agent);
        var before = await LangSmith.Threads.GetAsync(thread, cancellationToken: Token);
        await LangSmith.Runs.CreateAsync(thread, new CreateRunRequest { Input = new RunInput { Messages = [InputMessage.User("hi")] } }, cancellationToken: Token);
        var state = await LangSmith.Threads.WaitForIdleAsync(thread, new ThreadWaitOptions { Before = before }, cancellationToken: Token);
        Assert.That((state.Status, state.LastAssistantText), Is.EqualTo(((ThreadStatus?)ThreadStatus.Idle, "You said: hi")));
    }

    [Test]
    public async Task A_thread_is_watched_from_busy_to_idle()
    {
        var agent = await CreateAgentAsync();
        var thread = await CreateThreadAsync(agent);
        await LangSmith.Runs.CreateAsync(thread, new CreateRunRequest { Input = new RunInput { Messages = [InputMessage.User("hi")] } }, cancellationToken: Token);
        var seen = new List<string?>();
        await foreach (var snapshot in LangSmith.Threads.WatchAsync(thread, cancellationToken: Token))
        {
            seen.Add(snapshot.State?.Status?.Value);
            if (seen[^1] == "idle")
            {
                break;
            }
        }

        Assert.That(seen[0], Is.EqualTo("busy"));
    }

    [Test]
    public async Task Everything_is_listed_across_pages()
    {
        var agent = await CreateAgentAsync("paged");
        var threads = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            threads.Add(await CreateThreadAsync(agent));
        }

        var pages = 0;
        await foreach (var page in LangSmith.Threads.ListPagesAsync(agent, new ListThreadsOptions { PageSize = 2 }, Token))
        {
            pages += page.Threads.Count > 0 ? 1 : 0;
        }

        var listed = new List<string?>();
        await foreach (var thread in LangSmith.Threads.ListAllAsync(agent, new ListThreadsOptions { PageSize = 2 }, Token))
        {
            listed.Add(thread.Id);
        }

        var agents = new List<string?>();
        await foreach (var page in LangSmith.Agents.ListPagesAsync(new ListAgentsOptions { PageSize = 1 }, Token))
        {
            agents.AddRange(page.Items.Select(a => a.Id));
        }

        var all = new List<string?>();
        await foreach (var item in LangSmith.Agents.ListAllAsync(new ListAgentsOptions { PageSize = 1 }, Token))
        {
            all.Add(item.Id);
        }

        Assert.Multiple(() =>
        {
            Assert.That(pages, Is.EqualTo(2));
            Assert.That(listed, Is.EquivalentTo(threads));
            Assert.That(agents, Does.Contain(agent));
            Assert.That(all, Is.EqualTo(agents));
        });
    }

    [Test]
    public async Task Many_threads_are_changed_in_as_many_requests_as_it_takes()
    {
        var agent = await CreateAgentAsync();
        var threads = new List<string>();
        for (var i = 0; i < ThreadsClient.MaxBulkSize + 1; i++)
        {
            threads.Add(await CreateThreadAsync(agent));
        }

        var results = await LangSmith.Threads.BulkUpdateAllAsync(threads, new UpdateThreadRequest { Title = "many" }, cancellationToken: Token);
        Assert.That(results.Count(r => r.Status == BulkUpdateStatus.Success), Is.EqualTo(threads.Count));
    }

    [Test]
    public async Task An_MCP_server_is_found_connected_and_its_tools_are_chosen()
    {
        await LangSmith.McpServers.CreateAsync(new CreateMcpServerRequest { Name = "Docs", Url = "https://docs.example/mcp", AuthType = AuthType.OAuth }, cancellationToken: Token);
        var server = await LangSmith.McpServers.FindAsync("https://DOCS.example/mcp/", cancellationToken: Token);
        string? shown = null;
        var connection = await LangSmith.McpServers.ConnectAsync(
            server!.Id!, new McpConnectOptions { OnVerification = (url, _) => Task.FromResult(shown = url) }, Token);
        var tools = await LangSmith.McpTools.ListAsync(server.Url, new ListMcpToolsOptions { OAuthProviderId = connection.OAuthProviderId, ForceRefresh = true }, Token);
        var config = new ToolsConfig().Add(server, tools.Tools.Select(t => t.Name!), _ => true);
        var agent = await LangSmith.Agents.CreateAsync(new CreateAgentRequest { Name = "with tools", Tools = config }, cancellationToken: Token);
        var again = await LangSmith.McpServers.ConnectAsync(server.Id, new McpConnectOptions { OnVerification = (_, _) => throw new InvalidOperationException("The consent is there.") }, Token);

        Assert.Multiple(() =>
        {
            Assert.That(shown, Does.StartWith(Emulator.BaseAddress.ToString()));
            Assert.That((connection.WasReused, again.WasReused), Is.EqualTo((false, true)));
            Assert.That(agent.Tools!.InterruptConfig!.Keys, Is.Not.Empty.And.All.StartsWith("https://docs.example/mcp::"));
            Assert.That(agent.Tools!.Tools, Has.Count.EqualTo(tools.Tools.Count));
        });
    }
}
