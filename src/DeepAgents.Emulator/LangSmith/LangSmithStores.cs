using DeepAgents.Emulator.Hosting;
using DeepAgents.Emulator.LangSmith.Agents;
using DeepAgents.Emulator.LangSmith.AuthSessions;
using DeepAgents.Emulator.LangSmith.McpServers;
using DeepAgents.Emulator.LangSmith.Threads;
using DeepAgents.Emulator.Runs;

namespace DeepAgents.Emulator.LangSmith;

/// <summary>What the LangSmith side remembers, for its operations and for the page.</summary>
internal sealed class LangSmithStores(EmulatorSettings settings, LedgerBook ledger, BackgroundWork background)
{
    public AgentStore Agents { get; } = new(settings, ledger);

    public ThreadStore Threads { get; } = new(settings, ledger);

    public McpServerStore McpServers { get; } = new(settings, ledger);

    public AuthSessionStore AuthSessions { get; } = new(settings, ledger, background);

    public RunStore Runs { get; } = new();
}
