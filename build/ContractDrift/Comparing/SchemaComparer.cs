using DeepAgents.ContractDrift.Model;

namespace DeepAgents.ContractDrift.Comparing;

/// <summary>Compares pairs of schemas, and remembers the result: most are reached by many operations.</summary>
internal sealed class SchemaComparer
{
    private readonly Dictionary<(Shape, Shape, Direction), PairResult> _known = [];

    public PairResult Compare(Shape old, Shape now, Direction direction)
    {
        var key = (old, now, direction);
        if (_known.TryGetValue(key, out var result))
        {
            return result;
        }

        // While the alternatives of a union are told apart, the union itself may come up again below them.
        _known[key] = PairResult.Same;
        return _known[key] = new SchemaPair(old, now, direction, this).Compare();
    }

    /// <summary>Whether nothing differs between two schemas, neither in them nor below.</summary>
    public bool AreSame(Shape old, Shape now, Direction direction)
    {
        var met = new HashSet<(Shape, Shape)> { (old, now) };
        var open = new Stack<(Shape, Shape)>(met);
        while (open.TryPop(out var pair))
        {
            var (findings, below) = Compare(pair.Item1, pair.Item2, direction);
            if (findings.Count > 0)
            {
                return false;
            }

            foreach (var child in below.Where(met.Add))
            {
                open.Push(child);
            }
        }

        return true;
    }
}
