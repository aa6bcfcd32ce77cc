namespace DeepAgents.Emulator.Tests.Samples;

/// <summary>The chat in a terminal, with lines that come through a pipe.</summary>
[CancelAfter(60_000)]
public sealed class TerminalChatTests : EmulatorFixture
{
    [Test]
    public async Task Without_a_key_a_stand_in_answers()
    {
        var output = await ChatAsync(endpoint: null, "hello", "exit");
        Assert.That(output, Does.Contain("A stand-in answers.").And.Contain("agent> You said: hello"));
    }

    [Test]
    public async Task A_run_that_waits_ends_when_it_is_resolved()
    {
        var resolved = Resolved;
        var output = await ChatAsync(Emulator.LangSmithEndpoint, "[approval] clean up", "y", "hello", "exit");

        Assert.That(output, Does.Contain("delete_file"));
        Assert.That(output, Does.Contain("agent> You said: hello"));
        Assert.That(Resolved - resolved, Is.EqualTo(1));
    }

    [Test]
    public async Task A_run_that_is_not_approved_stays_where_it_is()
    {
        var resolved = Resolved;
        var output = await ChatAsync(Emulator.LangSmithEndpoint, "[approval] clean up", "n", "hello");

        Assert.That(output, Does.Contain("Not approved.").And.Contain("agent> You said: hello"));
        Assert.That(Resolved, Is.EqualTo(resolved));
    }

    [Test]
    public async Task A_failure_is_told_and_the_conversation_goes_on()
    {
        var output = await ChatAsync(Emulator.LangSmithEndpoint, "[error]", "hello");
        Assert.That(output, Does.Contain("! The run failed: RuntimeError").And.Contain("agent> You said: hello"));
    }

    /// <summary>What the program wrote. It has to end well, and to delete what it made.</summary>
    private async Task<string> ChatAsync(Uri? endpoint, params string[] lines)
    {
        using var program = SampleProgram.Start("TerminalChat", endpoint);
        var output = program.StandardOutput.ReadToEndAsync(Token);
        await program.StandardInput.WriteAsync(string.Join('\n', lines) + "\n");
        program.StandardInput.Close();
        await program.WaitForExitAsync(Token);
        Assert.That(program.ExitCode, Is.Zero);
        Assert.That((await LangSmith.Agents.ListAsync(cancellationToken: Token)).Items, Is.Empty);
        Assert.That(await LangSmith.Threads.SearchAsync(cancellationToken: Token), Is.Empty);
        return await output;
    }

    private long Resolved =>
        Emulator.GetLedger().Requests.GetValueOrDefault("POST /v1/deepagents/threads/{thread_id}/resolve-interrupt");
}
