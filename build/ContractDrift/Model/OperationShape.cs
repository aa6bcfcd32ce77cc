namespace DeepAgents.ContractDrift.Model;

internal sealed record OperationShape
{
    /// <summary>Method and path as the document writes them, for reading.</summary>
    public required string Name { get; init; }

    public required string Place { get; init; }

    public required string OperationId { get; init; }

    public bool IsDeprecated { get; init; }

    /// <summary>By place and name: headers without case, path parameters by position.</summary>
    public required IReadOnlyDictionary<string, ParameterShape> Parameters { get; init; }

    public BodyShape? Body { get; init; }

    public required IReadOnlyDictionary<string, ResponseShape> Responses { get; init; }

    /// <summary>The ways to authenticate, each the sorted list of what it needs; one without needs is anonymous.</summary>
    public required IReadOnlySet<string> Security { get; init; }

    public required string SecurityPlace { get; init; }

    public required IReadOnlySet<string> Servers { get; init; }

    public required string ServersPlace { get; init; }

    /// <summary>Whether a status means that the operation did its work.</summary>
    public bool IsSuccess(string status) =>
        status is ['1' or '2' or '3', ..] || (status == "DEFAULT" && !Responses.Keys.Any(s => s is ['2', ..]));
}
