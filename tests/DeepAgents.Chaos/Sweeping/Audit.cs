namespace DeepAgents.Chaos.Sweeping;

/// <summary>What the emulator still has when all jobs are over and nothing fails any more.</summary>
internal sealed class Audit
{
    private readonly Dictionary<string, long> _found = new(StringComparer.Ordinal);
    private readonly List<string> _tooOften = [];
    private readonly List<string> _undeleted = [];
    private readonly Lock _lock = new();

    /// <summary>Things of which one was tried and more are there.</summary>
    public IReadOnlyList<string> TooOften => _tooOften;

    /// <summary>Things whose deletion was answered with a success.</summary>
    public IReadOnlyList<string> Undeleted => _undeleted;

    /// <summary>How many of the things in doubt were made after all.</summary>
    public long FoundOf(string kind) => _found.GetValueOrDefault(kind);

    /// <param name="kind">What was looked for.</param>
    /// <param name="where">Which of them, for people.</param>
    /// <param name="tried">How many of them are in doubt.</param>
    /// <param name="found">How many are there.</param>
    public void Add(string kind, string where, int tried, int found)
    {
        lock (_lock)
        {
            _found[kind] = _found.GetValueOrDefault(kind) + found;
            if (found > tried)
            {
                _tooOften.Add($"{kind} {where}: {found} were made, {tried} tried");
            }
        }
    }

    public void StillThere(string kind, string id)
    {
        lock (_lock)
        {
            _undeleted.Add($"{kind} {id} was deleted and is there");
        }
    }
}
