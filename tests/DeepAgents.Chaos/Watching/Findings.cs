using System.Collections.Concurrent;

namespace DeepAgents.Chaos.Watching;

/// <summary>All that jobs found wrong, each with words that say where.</summary>
internal sealed class Findings
{
    private readonly ConcurrentQueue<(FindingKind Kind, string Text)> _all = new();

    public void Add(FindingKind kind, string text) => _all.Enqueue((kind, text));

    public IReadOnlyList<string> Of(FindingKind kind) => [.. _all.Where(finding => finding.Kind == kind).Select(finding => finding.Text)];
}
