namespace DeepAgents.Benchmarks.Contenders.Plain;

/// <summary>An agent in a list.</summary>
internal class PlainAgentSummary
{
    public string? Id { get; set; }

    public string? Name { get; set; }

    public string? Description { get; set; }

    public string? OwnerId { get; set; }

    public DateTimeOffset? CreatedAt { get; set; }

    public DateTimeOffset? UpdatedAt { get; set; }

    public PlainPermissions? Permissions { get; set; }

    public PlainRuntime? Runtime { get; set; }

    public string? AccessLevel { get; set; }

    public bool? IsOwner { get; set; }

    public PlainBackend? Backend { get; set; }
}
