using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace DeepAgents.Tests.Shared;

/// <summary>
/// NUnit passes a test without cases: a source that became empty would go unnoticed. This test fails if a test or a fixture of its
/// project has no cases, or if one of several sources of a test has none.
/// </summary>
public sealed class EveryTestHasCases
{
    [Test]
    public void Every_source_of_cases_has_cases()
    {
        ITest project = TestExecutionContext.CurrentContext.CurrentTest;
        while (project.Parent is not null)
        {
            project = project.Parent;
        }

        Assert.That(FindEmpty(project), Is.Empty, "These tests have no cases.");
    }

    internal static IEnumerable<string> FindEmpty(ITest test)
    {
        if (!test.IsSuite)
        {
            return [];
        }

        return test.Tests.Count == 0 || (test as ParameterizedMethodSuite)?.Method is { } method && HasEmptySource(method)
            ? [test.FullName]
            : test.Tests.SelectMany(FindEmpty);
    }

    /// <summary>Cases of one source hide that another one is empty, so each is asked alone.</summary>
    private static bool HasEmptySource(IMethodInfo method) =>
        method.GetCustomAttributes<ITestBuilder>(inherit: true) is { Length: > 1 } sources && sources.Any(source => !source.BuildFrom(method, suite: null).Any());
}
