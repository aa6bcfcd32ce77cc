namespace DeepAgents.Tests.Errors;

public class DeepAgentsApiExceptionTests
{
    private static readonly string[] One = ["1"];

    private static ApiFailure Failure => new()
    {
        Status = 404,
        Error = Bodies.Classify(Bodies.AgentNotFound),
        RawBody = Bodies.AgentNotFound,
        IsRawBodyTruncated = true,
        Headers = new Dictionary<string, IReadOnlyList<string>> { ["X-A"] = One },
        RequestId = "req-1",
        Operation = "Agents.Get",
        Address = "https://api.example.com/agents/a",
        IsTransient = true,
        RetryAfter = TimeSpan.FromSeconds(3),
        MissingPermission = "mcp-servers:create",
    };

    [Test]
    public void It_carries_the_whole_failure()
    {
        ApiFailure failure = Failure;
        var inner = new IOException("i");
        var exception = new DeepAgentsApiException(failure, inner);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exception.Status, Is.EqualTo(404));
            Assert.That(exception.Error, Is.SameAs(failure.Error));
            Assert.That(exception.RawBody, Is.EqualTo(Bodies.AgentNotFound));
            Assert.That(exception.IsRawBodyTruncated, Is.True);
            Assert.That(exception.Headers["x-a"], Is.EqualTo(One));
            Assert.That(exception.RequestId, Is.EqualTo("req-1"));
            Assert.That(exception.Operation, Is.EqualTo("Agents.Get"));
            Assert.That(exception.Address, Is.EqualTo("https://api.example.com/agents/a"));
            Assert.That(exception.IsTransient, Is.True);
            Assert.That(exception.RetryAfter, Is.EqualTo(TimeSpan.FromSeconds(3)));
            Assert.That(exception.InnerException, Is.SameAs(inner));
            Assert.That(new DeepAgentsPermissionException(failure).MissingPermission, Is.EqualTo("mcp-servers:create"));
        }
    }

    [Test]
    public void Its_message_says_what_failed_how_and_why() =>
        Assert.That(new DeepAgentsApiException(Failure).Message, Is.EqualTo(
            "Agents.Get failed with 404 (agent_not_found) at https://api.example.com/agents/a: Verify the agent ID and that the calling identity has access: agent not found [request id req-1]"));

    [Test]
    public void A_message_can_be_made_of_nothing_but_defaults() =>
        Assert.That(new DeepAgentsApiException(new ApiFailure()).Message, Is.EqualTo("The request failed with 0: the response has no body"));

    [Test]
    public void An_error_without_text_leaves_no_colon_behind() =>
        Assert.That(new DeepAgentsApiException(new ApiFailure { Status = 400, Error = new SimpleError("") }).Message, Is.EqualTo("The request failed with 400"));

    [Test]
    public void The_message_is_one_short_line_that_keeps_the_request_id()
    {
        string text = "a\r\n\u202E" + new string('x', 10_000);
        var exception = new DeepAgentsApiException(
            new ApiFailure { Status = 500, Error = new StructuredError(text, text, text), Operation = text, RequestId = "r\n" + text });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exception.Message, Has.Length.EqualTo(1000));
            Assert.That(Bodies.IsOneSafeLine(exception.Message), Is.True);
            Assert.That(exception.Message, Does.Match(@" \[request id r\\u000Aa.*…\]$"));
        }
    }

    [Test]
    public void What_it_prints_never_holds_the_raw_body()
    {
        foreach (int status in Enumerable.Range(400, 200))
        {
            DeepAgentsApiException exception = ApiExceptionFactory.Create(
                new ApiFailure { Status = status, RawBody = "raw-body-text", Error = new SimpleError("shown") });
            Assert.That(Thrown(exception).ToString(), Does.Contain("shown").And.Not.Contain("raw-body-text"));
        }
    }

    [Test]
    public void Each_exception_is_built_from_a_failure_by_a_public_constructor()
    {
        Type[] types = [.. typeof(DeepAgentsApiException).Assembly.GetTypes()
            .Where(type => typeof(DeepAgentsApiException).IsAssignableFrom(type) && type != typeof(DeepAgentsResponseException))];

        Assert.That(types, Has.Length.EqualTo(9));
        foreach (Type type in types)
        {
            var exception = (DeepAgentsApiException)Activator.CreateInstance(type, Failure, null)!;
            Assert.That((type.IsPublic, exception.Status, exception.Message), Is.EqualTo((true, 404, new DeepAgentsApiException(Failure).Message)));
            Assert.That(() => Activator.CreateInstance(type, [null, null]), Throws.InnerException.InstanceOf<ArgumentNullException>());
        }
    }

    private static DeepAgentsException Thrown(DeepAgentsException exception)
    {
        try
        {
            throw exception;
        }
        catch (DeepAgentsException caught) when (caught.StackTrace is not null)
        {
            return caught;
        }
    }
}
