using DeepAgents.ContractDrift.Model;

namespace DeepAgents.ContractDrift.Comparing;

/// <summary>Follows two schemas side by side from where an operation uses them, each pair once, so that recursive ones end.</summary>
internal sealed class SchemaWalk(ChangeCollector found)
{
    private readonly SchemaComparer _comparer = new();

    // Most operations share their answers.
    private readonly Dictionary<(Shape, Shape, Direction), IReadOnlyList<Finding>> _known = [];

    // Where nothing was found from one place, nothing will be from another.
    private readonly HashSet<(Shape, Shape, Direction)> _same = [];

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
        var met = new HashSet<(Shape Old, Shape Now)> { (old, now) };
        var open = new Stack<(Shape Old, Shape Now)>(met);
        while (open.TryPop(out var pair))
        {
            var (findings, below) = _comparer.Compare(pair.Old, pair.Now, direction);
            all.AddRange(findings);
            foreach (var child in below)
            {
                if (!_same.Contains((child.Old, child.Now, direction)) && met.Add(child))
                {
                    open.Push(child);
                }
            }
        }

        if (all.Count == 0)
        {
            _same.UnionWith(met.Select(pair => (pair.Old, pair.Now, direction)));
        }

        return all;
    }
}
