using DeepAgents.Emulator.LiteLLM;
using DeepAgents.Emulator.LiteLLM.Agents;
using DeepAgents.Emulator.LiteLLM.Sessions;

namespace DeepAgents.Emulator.Page;

/// <summary>
/// What the LiteLLM side holds, without keys, tokens, environment variables, and without the details of a phase, which name a
/// repository with whatever user info its URL has.
/// </summary>
internal sealed class LiteLLMTables(LiteLLMStores stores)
{
    public Markup Render() => Markup.Join([Sessions(), Agents()]);

    private Markup Sessions()
    {
        var sessions = stores.Sessions.List();
        return new PageTable<SessionRecord>(
            "Sandbox sessions",
            new("Session", session => Cells.Id(session.Id)),
            new("Agent", session => Agent(session.AgentId)),
            new("Status", session => Badge.Of(session.Status)),
            new("Phase", session => Cells.Word(session.Phase)),
            new("Failure", session => Cells.Text(session.FailureReason)),
            new("Messages", session => Cells.Number(session.Messages.Count)),
            new("Created", session => Cells.Time(session.CreatedAt))).Render(sessions, sessions.Count);
    }

    private Markup Agents()
    {
        var agents = stores.Agents.List();
        return new PageTable<PlatformAgentRecord>(
            "Platform agents",
            new("Agent", agent => Cells.Named(agent.Name, agent.Id)),
            new("Model", agent => Cells.Text(agent.Model)),
            new("Harness", agent => Cells.Text(agent.HarnessId)),
            new("Created", agent => Cells.Time(agent.CreatedAt))).Render(agents.OrderByDescending(agent => agent.Sequence), agents.Count);
    }

    private Markup Agent(string id) => stores.Agents.Find(id)?.Name is { Length: > 0 } name ? Cells.Text(name) : Cells.Id(id);
}
