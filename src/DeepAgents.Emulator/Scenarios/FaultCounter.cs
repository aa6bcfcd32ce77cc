using System.Text.RegularExpressions;

namespace DeepAgents.Emulator;

/// <summary>A fault rule with the count of the requests that fit it.</summary>
internal sealed class FaultCounter(FaultRule rule, int index, SeededChoice chance)
{
    private readonly LimitedUse<FaultRule> _uses = new(rule, rule.Times);
    private readonly Regex? _path = rule.Path is null ? null : PathPattern(rule.Path);
    private long _seen;

    public FaultRule Rule => rule;

    /// <summary>Counts the request if it fits, and tells whether it fails; one that fails already is only counted.</summary>
    public bool Strikes(string method, string path, bool taken)
    {
        if (!Fits(method, path))
        {
            return false;
        }

        var n = Interlocked.Increment(ref _seen);
        return !taken && (rule.Nth is null || rule.Nth == n) && chance.Unit(index, n) < rule.Probability && _uses.TryUse();
    }

    private static Regex PathPattern(string path) => new(
        "^" + Regex.Escape(path).Replace(@"\*\*", ".*", StringComparison.Ordinal).Replace(@"\*", "[^/]*", StringComparison.Ordinal) + "$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    private bool Fits(string method, string path) =>
        (rule.Method is null || string.Equals(rule.Method, method, StringComparison.OrdinalIgnoreCase))
        && (_path is null || _path.IsMatch(path));
}
