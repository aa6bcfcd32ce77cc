namespace DeepAgents.Benchmarks.Contenders.Plain;

internal sealed class PlainFile
{
    public string? Type { get; set; }

    public string? Content { get; set; }
}
