using DeepAgents.Emulator.LangSmith;
using DeepAgents.Emulator.LangSmith.AuthSessions;

namespace DeepAgents.Emulator.Page;

/// <summary>What a person is asked about one authorization session, or what was decided about it.</summary>
internal sealed class ConsentView(LangSmithStores stores)
{
    public Markup Render(AuthSession session, string status) => Markup.Of($"""
        <section class="consent">
        <h2>{(status == AuthSession.Pending ? "Authorize a connection" : Headline(status))}</h2>
        {(status == AuthSession.Pending ? Question(session) : Outcome(status))}
        <dl>
        {Fact("MCP server", Server(session.Request.ProviderId))}
        {Fact("OAuth provider", Cells.Id(session.Request.ProviderId))}
        {Fact("Scopes", Scopes(session.Request.Scopes))}
        {Fact("Asked by", Markup.Of($"{session.Request.Origin}"))}
        {Fact("For the agent", session.Request.AgentId is { } id ? Agent(id) : Markup.Trusted("none in particular"))}
        {Fact("Session", Cells.Id(session.Id))}
        {Fact("Status", Badge.Of(status))}
        </dl>
        </section>
        """);

    private static Markup Question(AuthSession session) => Markup.Of($"""
        <p>A client asks to use this MCP server in your name. It waits for your decision.</p>
        <div class="choice">
        <form method="post" action="{session.PagePath}/approve"><button class="primary" id="approve">Approve</button></form>
        <form method="post" action="{session.PagePath}/deny"><button class="danger" id="deny">Deny</button></form>
        </div>
        """);

    private static Markup Outcome(string status) => Markup.Of(
        $"<p>This is decided: the client gets <strong>{status}</strong>. You can close the page.</p>");

    private static string Headline(string status) => status == AuthSession.Completed ? "Approved" : "Not approved";

    private static Markup Fact(string name, Markup value) => Markup.Of($"<div><dt>{name}</dt><dd>{value}</dd></div>");

    private static Markup Scopes(IReadOnlyList<string> scopes) => scopes.Count == 0
        ? Markup.Trusted("none named")
        : Markup.Join(scopes.Select(scope => Markup.Of($"<code>{scope}</code> ")));

    private Markup Server(string providerId) => stores.McpServers.FindByProvider(providerId) is { } server
        ? Markup.Of($"<span class=\"name\">{server.Name}</span> <code>{SafeUrl.Redact(server.Url)}</code>")
        : Markup.Trusted("none registered any more");

    private Markup Agent(string id) =>
        stores.Agents.Find(id) is { } agent ? Cells.Named(agent.Name, id) : Cells.Id(id);
}
