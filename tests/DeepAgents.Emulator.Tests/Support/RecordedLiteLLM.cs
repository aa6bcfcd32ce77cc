using DeepAgents.Emulator.Tests.Contract;
using DeepAgents.LiteLLM;

namespace DeepAgents.Emulator.Tests;

/// <summary>The client of the LiteLLM Agent Platform with every call noted by <see cref="CallRecorder"/> and every exchange held against the contract.</summary>
internal sealed class RecordedLiteLLM : LiteLLMAgentPlatformClient
{
    private static readonly ContractHandler Wire = ContractHandler.ForClients();

    public RecordedLiteLLM(LiteLLMAgentPlatformOptions options)
        : base(options, Wire)
    {
        Agents = CallRecorder.Record(base.Agents);
        Sessions = CallRecorder.Record(base.Sessions);
        Skills = CallRecorder.Record(base.Skills);
        Memory = CallRecorder.Record(base.Memory);
    }

    public override PlatformAgentsClient Agents { get; }

    public override PlatformSessionsClient Sessions { get; }

    public override SkillsClient Skills { get; }

    public override MemoryClient Memory { get; }
}
