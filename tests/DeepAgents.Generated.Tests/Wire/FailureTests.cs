using DeepAgents.LangSmith;

namespace DeepAgents.Tests.Wire;

[CancelAfter(30_000)]
public sealed class FailureTests
{
    [TestCase("403 Forbidden", "text/plain", "no access for you", typeof(DeepAgentsPermissionException), typeof(PlainTextError))]
    [TestCase("403 Forbidden", "application/json", "no access for you", typeof(DeepAgentsPermissionException), typeof(PlainTextError))]
    [TestCase("502 Bad Gateway", "text/html", "<html><title>Bad</title></html>", typeof(DeepAgentsServerException), typeof(HtmlError))]
    [TestCase("503 Service Unavailable", "application/json", "", typeof(DeepAgentsServerException), typeof(EmptyError))]
    [TestCase("400 Bad Request", "application/json", "{\"error\": \"cut", typeof(DeepAgentsBadRequestException), typeof(PlainTextError))]
    [Row("plain-failures")]
    public void A_failure_keeps_its_body(string status, string contentType, string body, Type exceptionType, Type errorType)
    {
        using var server = RawServer.Answering(body, status, contentType);
        using var client = Connect.LangSmith(server);

        var exception = Assert.CatchAsync<DeepAgentsApiException>(() => client.Agents.GetAsync("a"));

        Assert.That(exception, Is.TypeOf(exceptionType));
        Assert.That(exception.RawBody, Is.EqualTo(body));
        Assert.That(exception.Error, Is.TypeOf(errorType));
    }

    [Test]
    [Row("plain-failures")]
    public void A_truncated_model_keeps_its_body()
    {
        using var server = RawServer.Answering("""{"id": "a", "na""");
        using var client = Connect.LangSmith(server);

        var exception = Assert.ThrowsAsync<DeepAgentsResponseException>(() => client.Agents.GetAsync("a"));

        Assert.That(exception.Status, Is.EqualTo(200));
        Assert.That(exception.RawBody, Is.EqualTo("""{"id": "a", "na"""));
    }

    [Test]
    [Row("plain-failures")]
    public void A_failure_whose_connection_breaks_keeps_what_came()
    {
        using var server = new RawServer(async connection =>
        {
            await connection.SendAsync("HTTP/1.1 500 Oh\r\nContent-Type: text/plain\r\nContent-Length: 99\r\n\r\nhalf of it");
        });
        using var client = Connect.LangSmith(server);

        var exception = Assert.ThrowsAsync<DeepAgentsServerException>(() => client.Agents.GetAsync("a"));

        Assert.That(exception.RawBody, Is.EqualTo("half of it"));
        Assert.That(exception.IsRawBodyTruncated, Is.True);
    }

    [Test]
    [Row("plain-failures")]
    public void A_failure_of_a_call_without_a_result_keeps_its_body()
    {
        using var server = RawServer.Answering("gone", "404 Not Found", "text/plain");
        using var client = Connect.LangSmith(server);

        var exception = Assert.ThrowsAsync<DeepAgentsNotFoundException>(() => client.Threads.DeleteAsync("t"));

        Assert.That(exception.RawBody, Is.EqualTo("gone"));
    }

    [TestCase("""{"error": "agent is gone"}""")]
    [TestCase("""{"error": {"error": "agent is gone"}}""")]
    [Row("error-shape")]
    public void An_error_of_another_shape_than_declared_keeps_its_text(string body)
    {
        using var server = RawServer.Answering(body, "404 Not Found");
        using var client = Connect.LangSmith(server);

        var exception = Assert.ThrowsAsync<DeepAgentsNotFoundException>(() => client.Agents.GetAsync("a"));

        Assert.That(exception.Error, Is.TypeOf<SimpleError>());
        Assert.That(((SimpleError)exception.Error).Text, Is.EqualTo("agent is gone"));
        Assert.That(exception.Message, Does.Contain("agent is gone"));
    }

    [TestCase(400)]
    [TestCase(404)]
    [TestCase(409)]
    [TestCase(500)]
    [Row("error-shape")]
    public void One_shape_is_the_same_under_every_status(int status)
    {
        using var server = RawServer.Answering("""{"type": "t", "code": "c", "detail": "d", "status": 400}""", $"{status} X");
        using var client = Connect.LangSmith(server);

        var exception = Assert.CatchAsync<DeepAgentsApiException>(() => client.Agents.UpdateAsync("a", new UpdateAgentRequest()));

        Assert.That(exception.Error, Is.TypeOf<StructuredError>());
    }

    // A control character in the name of a test would keep the runner from finding it.
    [TestCase("HTTP/1.1 2^[31m0 X\r\n\r\n")]
    [TestCase("^]0;owned HTTP/1.1 200 OK\r\n\r\n")]
    [TestCase("HTTP/1.1 200 OK\r\nX^[2J: y\r\n\r\n{}")]
    [TestCase("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n^[2J\r\n")]
    [TestCase("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n^[2J{")]
    [TestCase("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n^[2J{}")]
    [TestCase("HTTP/1.1 500 ^[2J\r\nContent-Length: 4\r\n\r\n^[2J")]
    [TestCase("HTTP/1.1 302 X\r\nLocation: /^[2J\r\nContent-Length: 0\r\n\r\n")]
    public void No_terminal_escape_of_a_server_is_in_what_an_exception_prints(string answer)
    {
        using var server = new RawServer(connection => connection.SendAsync(answer.Replace('^', '\u001b')));
        using var client = Connect.LangSmith(server);

        var exception = Assert.CatchAsync<DeepAgentsException>(() => client.Agents.GetAsync("a"));

        Assert.That(exception.ToString().Where(character => char.IsControl(character) && character is not ('\r' or '\n')), Is.Empty);
    }
}
