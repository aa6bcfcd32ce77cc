namespace DeepAgents.Benchmarks.Contenders.Plain;

internal sealed class PlainTools
{
    public List<Tool>? Tools { get; set; }

    public Dictionary<string, bool>? InterruptConfig { get; set; }

    internal sealed class Tool
    {
        public string? Name { get; set; }

        public string? McpServerUrl { get; set; }

        public string? McpServerName { get; set; }

        public string? DisplayName { get; set; }
    }
}
