using static DeepAgents.Tests.PollingTestSupport;

namespace DeepAgents.Tests;

public class PollingExceptionTests
{
    private static PollPlan<string> Plan(Func<string, string?>? describe, params object[] steps)
    {
        var clock = new ManualTimeProvider { AutoAdvance = true };
        return new("authorization session 123", new PollScript(clock, steps).PollAsync, PollScript.Classify)
        {
            Describe = describe,
            TimeProvider = clock,
        };
    }

    [Test]
    public void A_timeout_names_subject_attempts_time_and_the_last_states_description()
    {
        var plan = Plan(state => "status " + state, "PENDING");

        Assert.That(
            () => Poller.WaitAsync(plan, Exact(Seconds(2))).OrHangAsync(),
            Throws.TypeOf<PollingTimeoutException<string>>().With.Message.EqualTo(
                "Waiting for authorization session 123 timed out after 2 polls in 2 s; last state: status PENDING."));
    }

    [Test]
    public void A_terminal_state_names_subject_attempts_time_and_its_description()
    {
        var plan = Plan(state => "status " + state, "TOKEN_EXPIRED");

        Assert.That(
            () => Poller.WaitAsync(plan, Exact()).OrHangAsync(),
            Throws.TypeOf<TerminalStateException<string>>().With.Message.EqualTo(
                "Waiting for authorization session 123 ended without success after 1 poll in 0 s; state: status TOKEN_EXPIRED."));
    }

    [Test]
    public void Without_a_description_nothing_of_the_state_is_in_the_message()
    {
        Assert.Multiple(() =>
        {
            Assert.That(
                () => Poller.WaitAsync(Plan(null, "SECRET"), Exact(Seconds(2))).OrHangAsync(),
                Throws.TypeOf<PollingTimeoutException<string>>().With.Property("Message").Not.Contain("SECRET"));
            Assert.That(
                () => Poller.WaitAsync(Plan(null, "TOKEN_EXPIRED"), Exact()).OrHangAsync(),
                Throws.TypeOf<TerminalStateException<string>>().With.Property("Message").Not.Contain("TOKEN_EXPIRED"));
        });
    }

    [Test]
    public void A_description_is_one_line_of_limited_length()
    {
        var plan = Plan(_ => "a\r\nb" + new string('x', 1_000), "PENDING");

        var exception = Assert.ThrowsAsync<PollingTimeoutException<string>>(() => Poller.WaitAsync(plan, Exact(Seconds(2))).OrHangAsync());

        Assert.That(exception!.Message, Does.Contain("a  bxxx").And.Contain("…").And.Length.LessThan(320));
    }

    [Test]
    public void The_exceptions_can_be_made_and_are_ours()
    {
        var fault = new FakeFault("503");
        var timeout = new PollingTimeoutException<int>("m", 2, Seconds(3), Seconds(4), fault, 5);
        var terminal = new TerminalStateException<int>("m", 6, 7);

        Assert.Multiple(() =>
        {
            Assert.That(timeout, Is.InstanceOf<DeepAgentsException>());
            Assert.That(timeout.IsTransient, Is.False);
            Assert.That((timeout.Attempts, timeout.Timeout, timeout.Elapsed), Is.EqualTo((2, Seconds(3), Seconds(4))));
            Assert.That(timeout.LastFault, Is.SameAs(fault));
            Assert.That(timeout.InnerException, Is.SameAs(fault));
            Assert.That(timeout.LastState, Is.EqualTo(5));
            Assert.That(((PollingTimeoutException)timeout).LastState, Is.EqualTo(5));
            Assert.That(timeout.HasLastState, Is.True);
            Assert.That(terminal, Is.InstanceOf<DeepAgentsException>());
            Assert.That((terminal.State, terminal.Attempts), Is.EqualTo((6, 7)));
            Assert.That(((TerminalStateException)terminal).State, Is.EqualTo(6));
            Assert.That(terminal.IsTransient, Is.False);
        });
    }

    [Test]
    public void The_usual_constructors_are_there()
    {
        var fault = new FakeFault("503");

        Assert.Multiple(() =>
        {
            Assert.That(new PollingTimeoutException("m", fault).LastFault, Is.SameAs(fault));
            Assert.That(new PollingTimeoutException<int>("m", fault).InnerException, Is.SameAs(fault));
            Assert.That(new PollingTimeoutException<int>("m").HasLastState, Is.False);
            Assert.That(new PollingTimeoutException().Message, Is.Not.Empty);
            Assert.That(new PollingTimeoutException<int>().Message, Is.Not.Empty);
            Assert.That(new TerminalStateException("m", fault).InnerException, Is.SameAs(fault));
            Assert.That(new TerminalStateException<int>("m", fault).InnerException, Is.SameAs(fault));
            Assert.That(new TerminalStateException("m").Message, Is.EqualTo("m"));
            Assert.That(new TerminalStateException<int>("m").State, Is.Zero);
            Assert.That(new TerminalStateException().State, Is.Null);
            Assert.That(new TerminalStateException<int>().Attempts, Is.Zero);
        });
    }
}
