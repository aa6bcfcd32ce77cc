using System.Text.Json.Nodes;

namespace DeepAgents.Chaos.Emulation;

/// <summary>What the emulator was really asked, what it really made, and which faults requests met.</summary>
internal sealed record Ledger(
    IReadOnlyDictionary<string, long> Requests, IReadOnlyDictionary<string, long> Created, IReadOnlyDictionary<string, long> Faults)
{
    public static Ledger Empty { get; } = new(
        new Dictionary<string, long>(), new Dictionary<string, long>(), new Dictionary<string, long>());

    public static Ledger Parse(string json)
    {
        var ledger = JsonNode.Parse(json)!;
        return new Ledger(Counts(ledger["requests"]), Counts(ledger["created"]), Counts(ledger["faults"]));
    }

    /// <summary>What came after an earlier moment.</summary>
    public Ledger Since(Ledger before) => new(
        Minus(Requests, before.Requests), Minus(Created, before.Created), Minus(Faults, before.Faults));

    public bool HasSameCounts(Ledger other) => Since(other) is { Requests.Count: 0, Created.Count: 0, Faults.Count: 0 };

    private static Dictionary<string, long> Counts(JsonNode? counts) =>
        counts!.AsObject().ToDictionary(count => count.Key, count => count.Value!.GetValue<long>(), StringComparer.Ordinal);

    private static Dictionary<string, long> Minus(IReadOnlyDictionary<string, long> now, IReadOnlyDictionary<string, long> before) => now
        .Select(count => KeyValuePair.Create(count.Key, count.Value - before.GetValueOrDefault(count.Key)))
        .Where(count => count.Value != 0)
        .ToDictionary(count => count.Key, count => count.Value, StringComparer.Ordinal);
}
