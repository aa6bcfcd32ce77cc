namespace DeepAgents.Tests.Errors;

public class DeepAgentsTimeoutExceptionTests
{
    [TestCase(TimeoutKind.Connect, "Runs.Stream timed out: no connection within 1.5 s")]
    [TestCase(TimeoutKind.Request, "Runs.Stream timed out: no complete answer to one attempt within 1.5 s")]
    [TestCase(TimeoutKind.Total, "Runs.Stream timed out: no success in all attempts together within 1.5 s")]
    [TestCase(TimeoutKind.Idle, "Runs.Stream timed out: nothing on the stream within 1.5 s")]
    public void It_says_which_limit_ran_out(TimeoutKind kind, string message)
    {
        var exception = new DeepAgentsTimeoutException(kind, TimeSpan.FromSeconds(1.5), "Runs.Stream");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exception.Message, Is.EqualTo(message));
            Assert.That((exception.Kind, exception.Limit, exception.Operation), Is.EqualTo((kind, TimeSpan.FromSeconds(1.5), "Runs.Stream")));
            Assert.That(exception.IsTransient, Is.True);
        }
    }

    [Test]
    public void It_is_no_cancellation() =>
        Assert.That(new DeepAgentsTimeoutException(TimeoutKind.Total, default, "x"), Is.Not.InstanceOf<OperationCanceledException>());
}
