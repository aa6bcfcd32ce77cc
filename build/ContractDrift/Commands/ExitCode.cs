namespace DeepAgents.ContractDrift.Commands;

/// <summary>What the tool ends with. Up to <see cref="Breaking"/> they are the severities for a client already shipped.</summary>
internal static class ExitCode
{
    public const int None = 0;
    public const int Additive = 1;
    public const int Breaking = 2;

    /// <summary>A source was withdrawn, or cannot be read.</summary>
    public const int Unreadable = 3;

    public const int UsageError = 64;
    public const int InternalError = 70;
}
