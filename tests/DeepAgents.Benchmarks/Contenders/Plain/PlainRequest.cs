namespace DeepAgents.Benchmarks.Contenders.Plain;

/// <summary>The body of the request that creates an agent.</summary>
internal sealed class PlainRequest
{
    public string? Name { get; set; }

    public string? Description { get; set; }

    public PlainPermissions? Permissions { get; set; }

    public PlainRuntime? Runtime { get; set; }

    public PlainBackend? Backend { get; set; }

    public string? Instructions { get; set; }

    public PlainTools? Tools { get; set; }

    public List<PlainSubagent>? Subagents { get; set; }

    public List<PlainSkill>? Skills { get; set; }
}
