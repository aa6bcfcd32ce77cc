using DeepAgents.Emulator.Hosting;
using DeepAgents.Emulator.LiteLLM.Agents;
using DeepAgents.Emulator.LiteLLM.Sessions;

namespace DeepAgents.Emulator.LiteLLM;

/// <summary>What the LiteLLM side remembers and the page shows.</summary>
internal sealed class LiteLLMStores(EmulatorSettings settings, LedgerBook ledger)
{
    public PlatformAgentStore Agents { get; } = new(settings, ledger);

    public SessionStore Sessions { get; } = new(settings, ledger);
}
