using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using DeepAgents.ContractDrift.Comparing;
using DeepAgents.ContractDrift.Model;
using DeepAgents.ContractDrift.Reading;
using DeepAgents.ContractDrift.Reporting;
using DeepAgents.ContractDrift.Tests.Mutations;

namespace DeepAgents.ContractDrift.Tests;

/// <summary>What the tool said of one mutation, and what it should have said.</summary>
internal sealed record Judged(string Kind, string Where, Outcome Expected, string Severity, IReadOnlyList<string> Said)
{
    public bool IsSpelling => Expected.Severity == "same";

    public bool IsRight => Severity == Expected.Severity;

    public bool IsKindRight => Expected.Kind.Length == 0 || Said.Any(s => s.StartsWith(Expected.Kind + " ", StringComparison.Ordinal));

    public override string ToString() => $"{Kind} at {Where}: {Severity} instead of {Expected.Severity} {Expected.Kind}: {string.Join("; ", Said.DefaultIfEmpty("no change").Take(3))}";

    /// <summary>Judges mutations there and back, on all cores; the contract itself is read once.</summary>
    public static IReadOnlyList<Judged> All(string contract, IReadOnlyList<Mutation> mutations)
    {
        var document = JsonNode.Parse(contract)!.AsObject();
        var found = new ConcurrentBag<Judged>();
        Parallel.ForEach(
            Partitioner.Create(0, mutations.Count),
            () => Api(document.DeepClone().AsObject()),
            (range, _, original) =>
            {
                for (var i = range.Item1; i < range.Item2; i++)
                {
                    var mutation = mutations[i];
                    var changed = document.DeepClone().AsObject();
                    mutation.Apply(changed);
                    var mutated = Api(changed);
                    found.Add(Judge(mutation.Kind.There, mutation.Where, mutation.There, original, mutated));
                    found.Add(Judge(mutation.Kind.Back, mutation.Where, mutation.Back, mutated, original));
                }

                return original;
            },
            _ => { });
        return [.. found];
    }

    private static ApiShape Api(JsonObject document) => ApiReader.Read(ContractText.Read("mutation", document, validate: false).Document);

    private static Judged Judge(string kind, string where, Outcome expected, ApiShape old, ApiShape now)
    {
        var changes = ApiComparer.Compare(old, now);
        return new(kind, where, expected, changes.Count == 0 ? "same" : KindName.Of(Change.Worst(changes)), [.. changes.Select(c => $"{KindName.Of(c.Kind)} {c.What}")]);
    }
}
