using DeepAgents.LangSmith;
using Microsoft.Extensions.Configuration;

namespace DeepAgents.Tests.DependencyInjection;

/// <summary>A value that a reader would take for something else than the framework does is refused.</summary>
public sealed class ConfigurationBindingTests
{
    private static readonly string[] Durations =
    [
        "Timeouts:Connect", "Timeouts:Request", "Timeouts:Total", "Timeouts:StreamIdle", "Retry:BaseDelay", "Retry:MaxDelay",
    ];

    [Test]
    public void A_duration_that_can_be_misread_is_refused_by_its_name(
        [ValueSource(nameof(Durations))] string name,
        [Values("100", "0.5", "05:00", "24:00:00", "00:60:00", "00:00:60", "-00:00:01", "00:00:01,5", "1:00:00:00", "5m", "soon")] string value)
    {
        var fault = Assert.Throws<DeepAgentsConfigurationException>(() => Bind((name, value)));
        Assert.That(fault!.Message, Does.StartWith($"DeepAgents:{name} is '{value}', which is not a duration.").And.Contain("such as 00:01:40"));
    }

    [TestCase("00:01:40", 100)]
    [TestCase("0:01:40", 100)]
    [TestCase("23:59:59", 86399)]
    [TestCase("1.00:00:00", 86400)]
    [TestCase("00:00:00.5", 0.5)]
    [TestCase(" 00:00:07 ", 7)]
    public void A_duration_has_hours_minutes_and_seconds(string value, double seconds) =>
        Assert.That(Bind(("Timeouts:Request", value)).Timeouts.Request, Is.EqualTo(TimeSpan.FromSeconds(seconds)));

    [Test]
    public void A_limit_may_be_infinite([Values("infinite", "Infinite")] string value)
    {
        var timeouts = Bind(("Timeouts:Connect", value), ("Timeouts:Request", value), ("Timeouts:Total", value), ("Timeouts:StreamIdle", value)).Timeouts;
        Assert.That(new[] { timeouts.Connect, timeouts.Request, timeouts.Total, timeouts.StreamIdle }, Has.All.EqualTo(Timeout.InfiniteTimeSpan));
    }

    [Test]
    public void A_pause_between_tries_may_not([Values("Retry:BaseDelay", "Retry:MaxDelay")] string name)
    {
        var fault = Assert.Throws<DeepAgentsConfigurationException>(() => Bind((name, "infinite")));
        Assert.That(fault!.Message, Does.Contain($"DeepAgents:{name} is 'infinite'").And.Not.Contain("or 'infinite'"));
    }

    [TestCase("Retry:MaxRetries", "2.5", "DeepAgents:Retry:MaxRetries is '2.5', which is not a whole number such as 2.")]
    [TestCase("MaxResponseBytes", "64 MiB", "DeepAgents:MaxResponseBytes is '64 MiB', which is not a whole number such as 2.")]
    [TestCase("Endpoint", "example.com", "DeepAgents:Endpoint is not an absolute URL such as https://example.com.")]
    public void Other_wrong_values_are_refused_with_an_example(string name, string value, string message) =>
        Assert.That(Assert.Throws<DeepAgentsConfigurationException>(() => Bind((name, value)))!.Problems, Is.EqualTo(new[] { message }));

    [Test]
    public void The_application_is_a_setting() => Assert.That(Bind(("Application", "Shop/1.4")).Application, Is.EqualTo("Shop/1.4"));

    private static DeepAgentsOptions Bind(params (string Key, string Value)[] settings)
    {
        var options = new DeepAgentsOptions();
        var values = settings.ToDictionary(s => "DeepAgents:" + s.Key, s => (string?)s.Value);
        ConfigurationBinding.Apply(new ConfigurationBuilder().AddInMemoryCollection(values).Build().GetSection("DeepAgents"), options);
        return options;
    }
}
