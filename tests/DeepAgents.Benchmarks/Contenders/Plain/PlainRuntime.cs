namespace DeepAgents.Benchmarks.Contenders.Plain;

internal sealed class PlainRuntime
{
    public ModelConfig? Model { get; set; }

    internal sealed class ModelConfig
    {
        public string? ModelId { get; set; }
    }
}
