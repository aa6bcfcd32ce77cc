namespace DeepAgents.ContractDrift.Model;

/// <summary>An API as the comparison sees it: its operations by method and path, the names of path parameters removed.</summary>
internal sealed record ApiShape(IReadOnlyDictionary<string, OperationShape> Operations)
{
    /// <summary>The part of the API that another one has as well.</summary>
    public ApiShape OnlyWhatIsIn(ApiShape other) => new(Operations.Where(o => other.Operations.ContainsKey(o.Key)).ToDictionary());
}
