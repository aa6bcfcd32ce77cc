namespace DeepAgents;

/// <summary>
/// The secrets of one call, or of all calls of an operation that makes several. Every text about them passes it before it leaves
/// through an exception, a log, a trace or a metric. Thread-safe.
/// </summary>
internal sealed class CallSecrets
{
    // A wait may go on for weeks while its key changes every hour, and a client may serve any number of tenants.
    private const int MaxKeys = 32;

    private string[] _keys = [];
    private string[] _values = [];

    /// <summary>The keys that the client used last: a server may repeat one in a later call.</summary>
    public CallSecrets? Client { get; set; }

    /// <summary>Replaces all that is known now.</summary>
    public SecretScrubber Scrubber => new([.. _keys, .. _values, .. Client?._keys ?? []]);

    public void AddKey(string key)
    {
        Client?.AddKey(key);
        Add(ref _keys, key, MaxKeys);
    }

    public void Add(IEnumerable<string?> values)
    {
        foreach (var value in values.OfType<string>())
        {
            Add(ref _values, value, int.MaxValue);
        }
    }

    /// <summary>Makes a text that a server or a caller chose safe to show.</summary>
    public string Show(string text, int maxLength) => SafeText.Display(Scrubber.Scrub(text), maxLength);

    private static void Add(ref string[] known, string value, int limit)
    {
        string[] before, after;
        do
        {
            before = Volatile.Read(ref known);
            if (Array.IndexOf(before, value) >= 0)
            {
                return;
            }

            after = before.Length < limit ? [.. before, value] : [.. before.AsSpan(1), value];
        }
        while (Interlocked.CompareExchange(ref known, after, before) != before);
    }
}
