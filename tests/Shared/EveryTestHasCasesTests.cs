using NUnit.Framework.Internal;
using NUnit.Framework.Internal.Builders;

namespace DeepAgents.Tests.Shared;

public sealed class EveryTestHasCasesTests
{
    private static readonly int[] None = [];

    private static readonly int[] One = [1];

    [Test]
    public void Empty_sources_are_found()
    {
        var fixture = new DefaultSuiteBuilder().BuildFrom(new TypeWrapper(typeof(Example)));

        Assert.That(EveryTestHasCases.FindEmpty(fixture).Select(name => name[(name.LastIndexOf('.') + 1)..]), Is.EquivalentTo(new[]
        {
            nameof(Example.Has_no_cases), nameof(Example.Has_no_values), nameof(Example.Has_an_empty_source_beside_another),
        }));
    }

    [Test]
    public void A_fixture_without_cases_is_found()
    {
        var fixture = new DefaultSuiteBuilder().BuildFrom(new TypeWrapper(typeof(ExampleWithoutCases)));

        Assert.That(EveryTestHasCases.FindEmpty(fixture), Is.EqualTo(new[] { fixture.FullName }));
    }

    /// <summary>Abstract, so that NUnit does not run it as a test of this project.</summary>
    private abstract class Example
    {
        [TestCaseSource(typeof(EveryTestHasCasesTests), nameof(None))]
        public void Has_no_cases(int value) => Assert.That(value, Is.Zero);

        [Test]
        public void Has_no_values([ValueSource(typeof(EveryTestHasCasesTests), nameof(None))] int value, [Values] bool other) =>
            Assert.That(other, Is.EqualTo(value == 0));

        [TestCaseSource(typeof(EveryTestHasCasesTests), nameof(One))]
        [TestCaseSource(typeof(EveryTestHasCasesTests), nameof(None))]
        public void Has_an_empty_source_beside_another(int value) => Assert.That(value, Is.Zero);

        [TestCase(2)]
        [TestCaseSource(typeof(EveryTestHasCasesTests), nameof(One))]
        public void Has_cases(int value) => Assert.That(value, Is.Zero);

        [Test]
        public void Has_no_parameters() => Assert.Pass();
    }

    [TestFixtureSource(typeof(EveryTestHasCasesTests), nameof(None))]
    private abstract class ExampleWithoutCases(int value)
    {
        [Test]
        public void Has_a_value() => Assert.That(value, Is.Zero);
    }
}
