namespace DeepAgents.ContractDrift.Comparing;

/// <summary>What a change means, by its kind and the way in which its value travels.</summary>
internal static class Judgement
{
    public static Verdict Of(ChangeKind kind, Direction direction) =>
        OperationRules.Table.TryGetValue(kind, out var verdict) ? verdict
        : direction == Direction.Request ? SchemaRules.Table[kind].Request
        : SchemaRules.Table[kind].Response;
}
