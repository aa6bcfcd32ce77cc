namespace DeepAgents.Benchmarks.Contenders.Plain;

internal sealed class PlainBackend
{
    public string? Type { get; set; }

    public Sandbox? SandboxConfig { get; set; }

    internal sealed class Sandbox
    {
        public string? Scope { get; set; }

        public List<string>? PolicyIds { get; set; }

        public int? IdleTtlSeconds { get; set; }

        public int? DeleteAfterStopSeconds { get; set; }
    }
}
