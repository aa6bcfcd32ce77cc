using System.Text.RegularExpressions;

namespace DeepAgents.Build.Tests;

/// <summary>What a build ended with and what it said.</summary>
internal sealed partial record BuildResult(int ExitCode, string Output)
{
    /// <summary>Its errors, each once.</summary>
    public IReadOnlyList<string> Errors { get; } = [.. Output.Split('\n').Select(l => l.Trim()).Where(l => Error().IsMatch(l)).Distinct()];

    public bool HasCompilerError => Errors.Any(e => e.Contains(": error CS", StringComparison.Ordinal));

    [GeneratedRegex(@":? error ([A-Z]+[0-9]+)?: ")]
    private static partial Regex Error();
}
