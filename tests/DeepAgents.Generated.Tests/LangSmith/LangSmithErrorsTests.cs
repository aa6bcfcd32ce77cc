using DeepAgents.LangSmith;
using Newtonsoft.Json.Linq;

namespace DeepAgents.Tests.LangSmith;

public class LangSmithErrorsTests
{
    [TestCase("upstream_auth_failed")]
    [TestCase("UPSTREAM_AUTH_FAILED")]
    public void A_502_of_an_orphaned_thread_is_permanent(string code)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(LangSmithErrors.Knowledge.IsTransient(502, new StructuredError(code: code)), Is.False);
            Assert.That(LangSmithErrors.Knowledge.IsTransient(502, new StructuredError(code: code), TimeSpan.FromSeconds(1)), Is.False, "with Retry-After");
        }
    }

    [Test]
    public void Any_other_502_is_transient()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(LangSmithErrors.Knowledge.IsTransient(502, new StructuredError(code: "upstream_unavailable")), Is.True);
            Assert.That(LangSmithErrors.Knowledge.IsTransient(502, new StructuredError(detail: "upstream_auth_failed")), Is.True);
            Assert.That(LangSmithErrors.Knowledge.IsTransient(502, new HtmlError("502 Bad Gateway")), Is.True);
            Assert.That(LangSmithErrors.Knowledge.IsTransient(503, new StructuredError(code: "upstream_auth_failed")), Is.True);
        }
    }

    [Test]
    public void The_status_decides_for_all_others([Range(400, 599)] int status) =>
        Assert.That(LangSmithErrors.Knowledge.IsTransient(status, new EmptyError()), Is.EqualTo(new ApiFailure { Status = status }.IsTransient));

    [TestCase("missing permission mcp-servers:create", "mcp-servers:create")]
    [TestCase("Missing permission: agents:write.", "agents:write")]
    [TestCase("403: missing permission 'agents:write' for this key", "agents:write")]
    [TestCase("missing permission admin", "admin")]
    [TestCase("missing permission admin.", "admin")]
    [TestCase("missing permission to read this agent", null)]
    [TestCase("missing permission", null)]
    [TestCase("missing permission :", null)]
    [TestCase("Forbidden", null)]
    public void The_missing_permission_is_found_in_every_shape(string text, string? permission)
    {
        ApiError[] shapes = [new PlainTextError(text), new SimpleError(text), new SimpleError(text, true), new StructuredError(code: "c", detail: text), new UnrecognizedError(new JValue(text))];

        foreach (ApiError error in shapes)
        {
            Assert.That(LangSmithErrors.Knowledge.MissingPermission(403, error), Is.EqualTo(permission), error.ToString());
        }
    }

    [Test]
    public void Only_a_403_of_the_service_itself_lacks_a_permission()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(LangSmithErrors.Knowledge.MissingPermission(404, new PlainTextError("missing permission a:b")), Is.Null);
            Assert.That(LangSmithErrors.Knowledge.MissingPermission(403, new HtmlError("missing permission a:b")), Is.Null);
        }
    }
}
