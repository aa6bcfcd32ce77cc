namespace DeepAgents;

/// <summary>The names of states in logs and traces: only those of the contract, for a server may put anything into a status.</summary>
internal static class StateName
{
    public static string Of<T>(T? status)
        where T : struct, IOpenValue =>
        status is not { } value ? "absent" : value.IsKnown ? value.Value : "unknown";
}
