namespace DeepAgents.ContractDrift.Comparing;

/// <summary>Gathers what the operations see: one change for each place, however many operations lead there.</summary>
internal sealed class ChangeCollector
{
    private readonly Dictionary<Finding, HashSet<Sighting>> _seen = [];

    public void Add(Finding finding, string operation, Direction direction)
    {
        if (!_seen.TryGetValue(finding, out var sightings))
        {
            _seen[finding] = sightings = [];
        }

        sightings.Add(new(operation, direction));
    }

    public IReadOnlyList<Change> Changes() =>
        Change.Sorted(_seen.Select(s => new Change(s.Key.Kind, s.Key.Place, s.Key.What, [.. s.Value.OrderBy(v => v.Operation, StringComparer.Ordinal).ThenBy(v => v.Direction)])));
}
