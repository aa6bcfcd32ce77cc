namespace DeepAgents.Benchmarks.Contenders.Plain;

/// <summary>A piece of a message in an event of a run.</summary>
internal sealed class PlainMessage
{
    public string? Content { get; set; }

    public string? Type { get; set; }

    public string? Id { get; set; }
}
