using DeepAgents.LiteLLM;

namespace DeepAgents.Emulator.Tests;

/// <summary>The client of the LiteLLM Agent Platform with every call noted by <see cref="CallRecorder"/>.</summary>
internal sealed class RecordedLiteLLM : LiteLLMAgentPlatformClient
{
    public RecordedLiteLLM(LiteLLMAgentPlatformOptions options)
        : base(options)
    {
        Agents = CallRecorder.Record(base.Agents);
        Sessions = CallRecorder.Record(base.Sessions);
    }

    public override PlatformAgentsClient Agents { get; }

    public override PlatformSessionsClient Sessions { get; }
}
