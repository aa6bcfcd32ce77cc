namespace DeepAgents.Benchmarks.Contenders.Plain;

internal sealed class PlainSkill
{
    public string? Type { get; set; }

    public string? Name { get; set; }

    public string? Description { get; set; }

    public string? Instructions { get; set; }

    public Dictionary<string, string>? Files { get; set; }
}
