namespace DeepAgents.Benchmarks.Contenders.Plain;

internal sealed class PlainPage
{
    public List<PlainAgentSummary>? Items { get; set; }

    public string? NextCursor { get; set; }
}
