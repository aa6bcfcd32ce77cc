using DeepAgents.Emulator.Tests.Contract;
using DeepAgents.LangSmith;

namespace DeepAgents.Emulator.Tests;

/// <summary>The LangSmith client with every call noted by <see cref="CallRecorder"/> and every exchange held against the contract.</summary>
internal sealed class RecordedLangSmith : DeepAgentsClient
{
    private static readonly ContractHandler Wire = ContractHandler.ForClients();

    public RecordedLangSmith(DeepAgentsOptions options)
        : base(options, Wire)
    {
        Agents = CallRecorder.Record(base.Agents);
        Threads = CallRecorder.Record(base.Threads);
        Runs = CallRecorder.Record(base.Runs);
        McpServers = CallRecorder.Record(base.McpServers);
        McpTools = CallRecorder.Record(base.McpTools);
        AuthSessions = CallRecorder.Record(base.AuthSessions);
    }

    public override AgentsClient Agents { get; }

    public override ThreadsClient Threads { get; }

    public override RunsClient Runs { get; }

    public override McpServersClient McpServers { get; }

    public override McpToolsClient McpTools { get; }

    public override AuthSessionsClient AuthSessions { get; }
}
