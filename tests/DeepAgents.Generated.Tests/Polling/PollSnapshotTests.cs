using static DeepAgents.Tests.PollingTestSupport;

namespace DeepAgents.Tests;

public class PollSnapshotTests
{
    [Test]
    public void A_snapshot_of_a_state_can_be_made_and_says_what_it_holds()
    {
        var snapshot = new PollSnapshot<string>("secret", PollVerdict.Pending, 3, Seconds(4.5), Seconds(2));

        Assert.Multiple(() =>
        {
            Assert.That(snapshot.State, Is.EqualTo("secret"));
            Assert.That(snapshot.HasState, Is.True);
            Assert.That(snapshot.Fault, Is.Null);
            Assert.That(snapshot.ToString(), Is.EqualTo("Poll 3: Pending after 4.5 s, next in 2 s"));
        });
    }

    [Test]
    public void A_snapshot_of_a_fault_can_be_made_and_says_what_it_holds()
    {
        var fault = new FakeFault("the server's words");
        var snapshot = new PollSnapshot<int>(fault, 1, Seconds(0.25));

        Assert.Multiple(() =>
        {
            Assert.That(snapshot.State, Is.Zero);
            Assert.That(snapshot.HasState, Is.False);
            Assert.That(snapshot.Fault, Is.SameAs(fault));
            Assert.That(snapshot.Verdict, Is.EqualTo(PollVerdict.Pending));
            Assert.That(snapshot.NextDelay, Is.Null);
            Assert.That(snapshot.ToString(), Is.EqualTo("Poll 1: FakeFault after 0.25 s"));
        });
    }

    [Test]
    public void A_fault_is_required()
        => Assert.That(() => new PollSnapshot<int>(null!, 1, TimeSpan.Zero), Throws.ArgumentNullException);
}
