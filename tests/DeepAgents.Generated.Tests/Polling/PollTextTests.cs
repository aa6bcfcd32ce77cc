namespace DeepAgents.Tests;

public class PollTextTests
{
    [Test]
    public void A_timeout_says_how_long_and_how_often() => Assert.That(
        PollText.TimedOut("run r1", 1, TimeSpan.FromMilliseconds(12345.6), null),
        Is.EqualTo("Waiting for run r1 timed out after 1 poll in 12.346 s."));

    [Test]
    public void An_end_says_the_state() => Assert.That(
        PollText.Ended("run r1", 2, TimeSpan.FromSeconds(3), "FAILED"),
        Is.EqualTo("Waiting for run r1 ended without success after 2 polls in 3 s; state: FAILED."));

    [Test]
    public void A_state_is_one_line_and_not_endless() => Assert.That(
        PollText.Ended("x", 1, TimeSpan.Zero, "a\nb\u2028" + new string('c', 300)),
        Is.EqualTo($"Waiting for x ended without success after 1 poll in 0 s; state: a b {new string('c', 196)}…."));
}
