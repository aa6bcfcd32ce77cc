using DeepAgents.LiteLLM;

namespace DeepAgents.Tests.LiteLLM;

public class LiteLLMErrorsTests
{
    [Test]
    public void A_500_is_transient_too([Range(400, 599)] int status) =>
        Assert.That(LiteLLMErrors.Knowledge.IsTransient(status, new EmptyError()), Is.EqualTo(status == 500 || new ApiFailure { Status = status }.IsTransient));

    [Test]
    public void There_are_no_permissions() =>
        Assert.That(LiteLLMErrors.Knowledge.MissingPermission(403, new PlainTextError("missing permission a:b")), Is.Null);
}
