namespace DeepAgents.Benchmarks.Contenders.Plain;

internal sealed class PlainSubagent
{
    public string? Name { get; set; }

    public string? Description { get; set; }

    public string? ModelId { get; set; }

    public string? Instructions { get; set; }
}
