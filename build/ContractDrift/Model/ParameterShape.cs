namespace DeepAgents.ContractDrift.Model;

/// <summary>A parameter of a request, or a header of a response.</summary>
internal sealed record ParameterShape
{
    public required string Name { get; init; }

    /// <summary>Path, query, header or cookie.</summary>
    public required string In { get; init; }

    public required string Place { get; init; }

    public bool IsRequired { get; init; }

    public bool IsDeprecated { get; init; }

    /// <summary>How the value is written: style, explode, reserved characters, media type.</summary>
    public required string Serialization { get; init; }

    public required Shape Schema { get; init; }
}
