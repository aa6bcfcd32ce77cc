using DeepAgents.SpecTool.Drift.Model;

namespace DeepAgents.SpecTool.Drift.Comparing;

/// <summary>Follows two schemas side by side from where an operation uses them, each pair once, so that recursive ones end.</summary>
internal sealed class SchemaWalk(ChangeCollector found)
{
    private readonly SchemaComparer _comparer = new();

    // Most operations share their answers.
    private readonly Dictionary<(Shape, Shape, Direction), IReadOnlyList<Finding>> _known = [];

    public void Walk(Shape old, Shape now, string operation, Direction direction)
    {
        if (!_known.TryGetValue((old, now, direction), out var findings))
        {
            _known[(old, now, direction)] = findings = Findings(old, now, direction);
        }

        foreach (var finding in findings)
        {
            found.Add(finding, operation, direction);
        }
    }

    private List<Finding> Findings(Shape old, Shape now, Direction direction)
    {
        var all = new List<Finding>();
        var met = new HashSet<(Shape, Shape)> { (old, now) };
        var open = new Stack<(Shape, Shape)>(met);
        while (open.TryPop(out var pair))
        {
            var (findings, below) = _comparer.Compare(pair.Item1, pair.Item2, direction);
            all.AddRange(findings);
            foreach (var child in below.Where(met.Add))
            {
                open.Push(child);
            }
        }

        return all;
    }
}
