using DeepAgents.LangSmith;

namespace DeepAgents.Tests.Http;

public sealed class WireTextTests
{
    [Test]
    [SetCulture("de-DE")]
    public void A_value_is_written_the_same_in_every_culture()
    {
        Assert.That(WireText.Of(null), Is.Null);
        Assert.That(WireText.Of("t"), Is.EqualTo("t"));
        Assert.That(WireText.Of(true), Is.EqualTo("true"));
        Assert.That(WireText.Of(false), Is.EqualTo("false"));
        Assert.That(WireText.Of(1.5), Is.EqualTo("1.5"));
        Assert.That(WireText.Of(0.1 + 0.2), Is.EqualTo("0.30000000000000004"));
        Assert.That(WireText.Of(-12), Is.EqualTo("-12"));
        Assert.That(WireText.Of(AgentVisibility.Tenant), Is.EqualTo("tenant"));
        Assert.That(WireText.Of(new DateTimeOffset(2026, 5, 1, 12, 34, 56, TimeSpan.FromHours(2))), Is.EqualTo("2026-05-01T12:34:56.0000000+02:00"));
    }

    [Test]
    public void A_list_is_each_of_its_values_that_is_there()
    {
        Assert.That(WireText.Each(new object?[] { 1, null, "a" }), Is.EqualTo(new[] { "1", "a" }));
        Assert.That(WireText.Each("text"), Is.EqualTo(new[] { "text" }));
        Assert.That(WireText.Each(null), Is.Empty);
    }
}
