using DeepAgents.LiteLLM;

namespace DeepAgents.Tests.LiteLLM;

public class LiteLLMErrorsTests
{
    [Test]
    public void A_500_is_transient_too([Range(400, 599)] int status) =>
        Assert.That(LiteLLMErrors.Knowledge.IsTransient(status, new EmptyError()), Is.EqualTo(status is 408 or 429 or 500 or 502 or 503 or 504));

    [Test]
    public void There_are_no_permissions() =>
        Assert.That(LiteLLMErrors.Knowledge.MissingPermission(403, new PlainTextError("missing permission a:b")), Is.Null);
}
