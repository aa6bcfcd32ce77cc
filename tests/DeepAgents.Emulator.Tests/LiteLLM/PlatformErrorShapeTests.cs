using DeepAgents.LiteLLM;
using Newtonsoft.Json.Linq;

namespace DeepAgents.Emulator.Tests.LiteLLM;

/// <summary>What stands under <c>error</c> is a text, an object with a text, or a list of issues.</summary>
[CancelAfter(30_000)]
public sealed class PlatformErrorShapeTests : EmulatorFixture
{
    [Test]
    public void A_text_under_error_is_a_simple_error()
    {
        var missing = Assert.ThrowsAsync<DeepAgentsNotFoundException>(() => LiteLLM.Agents.GetAsync("nobody", cancellationToken: Token));

        Assert.Multiple(() =>
        {
            Assert.That(missing!.Error, Is.InstanceOf<SimpleError>());
            Assert.That(((SimpleError)missing!.Error).Text, Is.EqualTo("agent 'nobody' not found"));
            Assert.That(((SimpleError)missing.Error).IsNested, Is.False);
        });
    }

    [Test]
    public void A_text_in_an_object_under_error_is_a_nested_simple_error()
    {
        var refused = Refused(new CreatePlatformAgentRequest { Model = "m", HarnessId = "made-up" });

        Assert.Multiple(() =>
        {
            Assert.That(refused.Error, Is.InstanceOf<SimpleError>());
            Assert.That(((SimpleError)refused.Error).Text, Is.EqualTo("unknown harness_id 'made-up'"));
            Assert.That(((SimpleError)refused.Error).IsNested, Is.True);
        });
    }

    [Test]
    public void A_list_under_error_is_a_validation_error_with_every_issue()
    {
        var request = new CreatePlatformAgentRequest { Model = "", EnvVars = new Dictionary<string, string> { ["PORT"] = "1" } };
        var error = (ValidationError)Refused(request).Error;

        Assert.Multiple(() =>
        {
            Assert.That(error.Issues.Select(issue => (issue.Code, issue.PathText)), Is.EqualTo(
                new (string?, string)[] { ("too_small", "model"), ("custom", "env_vars.PORT") }));
            Assert.That((int?)error.Issues[0].AdditionalProperties["minimum"], Is.EqualTo(1));
            Assert.That(error.Message, Does.Contain("model: ").And.Contain("PORT is reserved"));
        });
    }

    [Test]
    public void A_path_with_a_number_names_the_item()
    {
        var request = new CreatePlatformAgentRequest { Model = "m" };
        request.AdditionalProperties["skill_ids"] = new JArray("known", 5);
        var issue = ((ValidationError)Refused(request).Error).Issues.Single();

        Assert.Multiple(() =>
        {
            Assert.That(issue.PathText, Is.EqualTo("skill_ids[1]"));
            Assert.That((string?)issue.AdditionalProperties["received"], Is.EqualTo("number"));
        });
    }

    [Test]
    public async Task A_message_without_content_is_an_internal_error_that_counts_as_transient()
    {
        var session = await CreateReadySessionAsync();
        var failed = Assert.ThrowsAsync<DeepAgentsServerException>(
            () => LiteLLM.Sessions.SendMessageAsync(session, new SendMessageRequest(), cancellationToken: Token));

        Assert.Multiple(() =>
        {
            Assert.That(failed!.Status, Is.EqualTo(500));
            Assert.That(failed.Error.Message, Is.EqualTo("internal error"));
            Assert.That(failed.IsTransient, Is.True, "The platform answers 500 while its database is away, too.");
        });
    }

    private DeepAgentsBadRequestException Refused(CreatePlatformAgentRequest request) =>
        Assert.ThrowsAsync<DeepAgentsBadRequestException>(() => LiteLLM.Agents.CreateAsync(request, cancellationToken: Token))!;
}
