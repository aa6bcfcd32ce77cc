namespace DeepAgents.SpecTool.Generate;

/// <summary>What is generated from what, and into which file.</summary>
internal sealed record GenerateRequest(string Contract, string Overlay, string Namespace, string Output, string Generator, string Configuration);
