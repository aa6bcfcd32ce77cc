using NUnit.Framework.Internal;

namespace DeepAgents.Emulator.Tests;

/// <summary>The run of tests that is going on.</summary>
internal static class TestRun
{
    /// <summary>Whether all tests were run, told at their end: what only some of them did says nothing about the others.</summary>
    public static bool IsComplete =>
        TestExecutionContext.CurrentContext is var run && run.CurrentResult.TotalCount >= run.CurrentTest.TestCaseCount;
}
