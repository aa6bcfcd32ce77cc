using DeepAgents.LangSmith;

namespace DeepAgents.Tests.Serialization;

public sealed class TimeTests
{
    [TestCase("2026-01-02T03:04:05Z", "2026-01-02T03:04:05.0000000+00:00")]
    [TestCase("2026-01-02T03:04:05.123456Z", "2026-01-02T03:04:05.1234560+00:00")]
    [TestCase("2026-01-02T03:04:05", "2026-01-02T03:04:05.0000000+00:00")]
    [TestCase("2026-01-02T03:04:05+02:00", "2026-01-02T03:04:05.0000000+02:00")]
    public void A_time_is_read_alike_on_every_machine(string text, string expected) =>
        Assert.That(Read($"\"{text}\"").CreatedAt?.ToString("O"), Is.EqualTo(expected));

    [TestCase("\"\"")]
    [TestCase("null")]
    public void No_time_is_no_time(string json) => Assert.That(Read(json).CreatedAt, Is.Null);

    private static Agent Read(string json)
    {
        return TestJson.Read<Agent>($"{{\"created_at\":{json}}}")!;
    }
}
