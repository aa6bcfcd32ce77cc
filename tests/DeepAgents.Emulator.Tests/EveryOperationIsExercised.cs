using DeepAgents.Emulator.Tests.Contract;

namespace DeepAgents.Emulator.Tests;

/// <summary>
/// Fails the run if an operation of a contract never succeeded, or if a known deviation from a contract is none any more. A run of some
/// of the tests only is not judged.
/// </summary>
[SetUpFixture]
public sealed class EveryOperationIsExercised
{
    [OneTimeTearDown]
    public void Check()
    {
        AssertNone(ContractLog.TakeAll(), "The contract was broken outside of any test");
        if (!TestRun.IsComplete)
        {
            return;
        }

        var operations = ContractDocument.All.SelectMany(document => document.Operations).Select(operation => operation.Name).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(operations, Is.Not.Empty);
            AssertNone(operations.Except(ContractLog.Exercised), "No test lets these operations succeed");
            AssertNone(KnownDeviations.All.Keys.Except(ContractLog.MetDeviations), "These deviations do not occur any more; delete them");
        }
    }

    /// <summary>Names them all; NUnit alone would stop after the first few.</summary>
    private static void AssertNone<T>(IEnumerable<T> found, string message) =>
        Assert.That(found, Is.Empty, $"{message}:\n{string.Join('\n', found)}");
}
