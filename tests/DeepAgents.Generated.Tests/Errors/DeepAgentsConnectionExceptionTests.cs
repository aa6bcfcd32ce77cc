namespace DeepAgents.Tests.Errors;

public class DeepAgentsConnectionExceptionTests
{
    [Test]
    public void It_says_what_failed_and_is_worth_another_try()
    {
        var inner = new HttpRequestException("Connection refused\n(host:1)");
        DeepAgentsException exception = new DeepAgentsConnectionException("Agents.Get", inner);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exception.Message, Is.EqualTo(@"Agents.Get got no complete answer: Connection refused\u000A(host:1)"));
            Assert.That(exception.InnerException, Is.SameAs(inner));
            Assert.That((exception.IsTransient, exception.RetryAfter), Is.EqualTo((true, (TimeSpan?)null)));
            Assert.That(((DeepAgentsConnectionException)exception).Operation, Is.EqualTo("Agents.Get"));
            Assert.That(new DeepAgentsConnectionException("Agents.Get").Message, Is.EqualTo("Agents.Get got no complete answer: the connection failed"));
            Assert.That(() => new DeepAgentsConnectionException(null!), Throws.ArgumentNullException);
        }
    }
}
