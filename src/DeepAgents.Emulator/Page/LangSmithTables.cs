using DeepAgents.Emulator.LangSmith;
using DeepAgents.Emulator.LangSmith.Agents;
using DeepAgents.Emulator.LangSmith.AuthSessions;
using DeepAgents.Emulator.LangSmith.McpServers;
using DeepAgents.Emulator.LangSmith.Threads;
using DeepAgents.Emulator.Runs;

namespace DeepAgents.Emulator.Page;

/// <summary>What the LangSmith side holds, without keys, tokens, header values and the contents of files and messages.</summary>
internal sealed class LangSmithTables(LangSmithStores stores)
{
    public Markup Render() => Markup.Join([Sessions(), Agents(), Threads(), Runs(), Servers()]);

    private static Markup Link(AuthSession session) => session.Status == AuthSession.Pending
        ? Markup.Of($"<a class=\"action\" id=\"decide-{session.Id}\" href=\"{session.PagePath}\">Approve or deny</a>")
        : Markup.Of($"<a id=\"decide-{session.Id}\" href=\"{session.PagePath}\">Page</a>");

    private Markup Sessions()
    {
        var sessions = stores.AuthSessions.List();
        return new PageTable<AuthSession>(
            "Authorization sessions",
            new("Session", session => Cells.Id(session.Id)),
            new("MCP server", session => Provider(session.Request.ProviderId)),
            new("Agent", session => session.Request.AgentId is { } id ? Agent(id) : Cells.Text(null)),
            new("Status", session => Badge.Of(session.Status)),
            new("Decision", Link),
            new("Created", session => Cells.Time(session.CreatedAt))).Render(sessions.Reverse(), sessions.Count);
    }

    private Markup Agents()
    {
        var agents = stores.Agents.List();
        return new PageTable<AgentRecord>(
            "Agents",
            new("Agent", agent => Cells.Named(agent.Name, agent.Id)),
            new("Files", agent => Cells.Number(agent.Files.Count)),
            new("Created", agent => Cells.Time(agent.CreatedAt)),
            new("Updated", agent => Cells.Time(agent.UpdatedAt))).Render(agents.OrderByDescending(agent => agent.Sequence), agents.Count);
    }

    private Markup Threads()
    {
        var threads = stores.Threads.List();
        return new PageTable<ThreadRecord>(
            "Threads",
            new("Thread", thread => Cells.Named(thread.Title, thread.Id)),
            new("Agent", thread => Agent(thread.AgentId)),
            new("Status", thread => Badge.Of(thread.State.Status)),
            new("Interrupts", thread => Cells.Number(thread.State.Interrupts.Count())),
            new("Messages", thread => Cells.Number(thread.State.Messages.Count)),
            new("Updated", thread => Cells.Time(thread.UpdatedAt)))
            .Render(threads.OrderByDescending(thread => thread.Sequence), threads.Count);
    }

    private Markup Runs()
    {
        var runs = stores.Runs.List();
        return new PageTable<StartedRun>(
            "Runs",
            new("Run", run => Cells.Id(run.Id)),
            new("Thread", run => Cells.Id(run.ThreadId)),
            new("Agent", run => Agent(run.AgentId)),
            new("Status", run => Badge.Of(run.Status == ThreadStatus.Idle ? "completed" : run.Status)),
            new("Events", run => Cells.Number(run.Log.Count)),
            new("Started", run => Cells.Time(run.CreatedAt))).Render(runs.Reverse(), runs.Count);
    }

    private Markup Servers()
    {
        var servers = stores.McpServers.List();
        return new PageTable<McpServerRecord>(
            "MCP servers",
            new("Server", server => Cells.Named(server.Name, server.Id)),
            new("URL", server => Markup.Of($"<code>{SafeUrl.Redact(server.Url)}</code>")),
            new("Authentication", server => Cells.Text(server.AuthType)),
            new("OAuth provider", server => server.OAuthProviderId is { } id ? Cells.Id(id) : Cells.Text(null)),
            new("Created", server => Cells.Time(server.CreatedAt))).Render(servers.Reverse(), servers.Count);
    }

    private Markup Agent(string id) => stores.Agents.Find(id) is { } agent ? Cells.Text(agent.Name) : Cells.Id(id);

    private Markup Provider(string id) => stores.McpServers.FindByProvider(id) is { } server ? Cells.Text(server.Name) : Cells.Id(id);
}
