namespace DeepAgents.SpecTool.Generate;

/// <summary>How a program ended, and the end of what it said.</summary>
internal sealed record ToolResult(int ExitCode, string LastLines);
