using DeepAgents.LiteLLM;
using DeepAgents.Tests;

namespace DeepAgents.Emulator.Tests.LiteLLM;

[CancelAfter(30_000)]
public sealed class AbortTests
{
    [Test]
    public async Task An_abort_ends_a_message_with_what_was_said_so_far()
    {
        var token = TestContext.CurrentContext.CancellationToken;

        // This clock moves only by hand, so nothing but the abort can end the turn.
        var time = new ManualTimeProvider();
        await using var emulator = await DeepAgentsEmulator.StartAsync(new DeepAgentsEmulatorOptions { TimeProvider = time }, token);
        using var client = new RecordedLiteLLM(new LiteLLMAgentPlatformOptions { ApiKey = "key", Endpoint = emulator.LiteLLMEndpoint });
        var agent = new CreatePlatformAgentRequest
        {
            Model = "m",
            HarnessId = HarnessId.OpencodeBrainInline,
            Projects = [new PlatformAgentProject { Id = "p", Name = "project" }],
        };
        var created = await client.Agents.CreateAsync(agent, cancellationToken: token);
        var session = await client.Sessions.CreateAsync(created.Id, cancellationToken: token);
        var request = new SendMessageRequest { Text = "one two three four five six seven eight nine ten" };
        var sending = client.Sessions.SendMessageAsync(session.Id, request, cancellationToken: token);
        await time.WaitForTimersAsync().WaitAsync(token);
        Assert.That(sending.IsCompleted, Is.False);

        var aborted = await client.Sessions.AbortAsync(session.Id, cancellationToken: token);
        var reply = await sending;

        Assert.Multiple(() =>
        {
            Assert.That(aborted.Ok, Is.True);
            Assert.That("You said: " + request.Text, Does.StartWith(reply.Text));
            Assert.That(reply.Text, Does.Not.EndWith("ten"));
        });
    }
}
