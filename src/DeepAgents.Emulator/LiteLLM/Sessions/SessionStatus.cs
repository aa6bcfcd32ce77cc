namespace DeepAgents.Emulator.LiteLLM.Sessions;

/// <summary>The states of a platform session that are written today.</summary>
internal static class SessionStatus
{
    public const string Creating = "creating";

    public const string Ready = "ready";

    public const string Failed = "failed";

    public const string Dead = "dead";
}
