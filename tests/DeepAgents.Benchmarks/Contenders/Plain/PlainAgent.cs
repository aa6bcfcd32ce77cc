namespace DeepAgents.Benchmarks.Contenders.Plain;

/// <summary>An agent as somebody writes it by hand.</summary>
internal sealed class PlainAgent : PlainAgentSummary
{
    public string? Revision { get; set; }

    public string? Instructions { get; set; }

    public PlainTools? Tools { get; set; }

    public List<PlainSubagent>? Subagents { get; set; }

    public List<PlainSkill>? Skills { get; set; }

    public Dictionary<string, PlainFile>? Files { get; set; }

    public string? SystemPrompt { get; set; }

    /// <summary>Free-form JSON, as the library that reads it has it.</summary>
    public object? Extras { get; set; }
}
