using System.Collections.Concurrent;

namespace DeepAgents.Emulator.Tests.Contract;

/// <summary>What the exchanges of the whole run showed.</summary>
internal static class ContractLog
{
    private static readonly ConcurrentDictionary<string, ConcurrentQueue<Violation>> ByTest = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, bool> Succeeded = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<Violation, bool> Met = new();

    /// <summary>The names of the operations that succeeded at least once.</summary>
    public static IReadOnlyCollection<string> Exercised => [.. Succeeded.Keys];

    /// <summary>The known deviations that occurred.</summary>
    public static IReadOnlyCollection<Violation> MetDeviations => [.. Met.Keys];

    /// <summary>Notes violations for the test that runs, but for those that are known.</summary>
    public static void Report(IEnumerable<Violation> violations)
    {
        foreach (var violation in violations)
        {
            if (KnownDeviations.All.ContainsKey(violation))
            {
                Met.TryAdd(violation, true);
            }
            else
            {
                ByTest.GetOrAdd(TestContext.CurrentContext.Test.ID, _ => new()).Enqueue(violation);
            }
        }
    }

    public static void NoteSuccess(ContractOperation operation) => Succeeded.TryAdd(operation.Name, true);

    /// <summary>Takes out what was noted for a test.</summary>
    public static IReadOnlyList<Violation> Take(string testId) => ByTest.TryRemove(testId, out var found) ? [.. found] : [];

    /// <summary>Takes out what was noted for nobody who could have failed by it, such as the set-up of a fixture.</summary>
    public static IReadOnlyList<Violation> TakeAll() => [.. ByTest.Keys.SelectMany(Take)];
}
