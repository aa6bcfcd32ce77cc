namespace DeepAgents.Emulator.Tests.Samples;

/// <summary>The chat in a terminal, with lines that come through a pipe.</summary>
[CancelAfter(60_000)]
public sealed class TerminalChatTests : EmulatorFixture
{
    private const string Live = "--live";

    [Test]
    public async Task A_key_alone_leaves_the_real_service_alone()
    {
        var before = AgentsMade;
        var output = await ChatAsync([], "hello", "delete the old report", "n", "", "exit");
        Assert.That(output, Does.Contain("An emulator answers").And.Contain("agent> You said: hello").And.Contain("delete_file"));
        Assert.That(AgentsMade, Is.EqualTo(before));
    }

    [TestCase(ToolCallFate.Ran, "old-report.txt", "y")]
    [TestCase(ToolCallFate.RanEdited, "drafts/a.txt", "e", "{\"path\":\"drafts/a.txt\"}")]
    [TestCase(ToolCallFate.RanEdited, "b.txt", "e", "this is not JSON", "[1]", "{\"path\":\"b.txt\"}")]
    [TestCase(ToolCallFate.Rejected, "old-report.txt", "n", "not today")]
    [TestCase(ToolCallFate.Rejected, "old-report.txt", "what?", "n", "")]
    [TestCase(ToolCallFate.Answered, "old-report.txt", "r", "it is gone already")]
    public async Task A_tool_call_does_what_the_person_decides(ToolCallFate fate, string path, params string[] keys)
    {
        var output = await ChatAsync([Live], ["[approval] clean up", .. keys, "hello", "exit"]);
        var call = Emulator.GetLedger().ToolCalls[^1];
        Assert.That((call.Name, (string?)call.Arguments["path"], call.Fate), Is.EqualTo(("delete_file", path, fate)));
        Assert.That(output, Does.Contain("The agent wants to use delete_file").And.Contain("agent> You said: hello"));
    }

    [Test]
    public async Task A_question_is_answered()
    {
        var output = await ChatAsync([Live], "[interrupt]", "go on", "exit");
        Assert.That(output, Does.Contain("The agent asks: May the agent go on?").And.Contain("You answered: \"go on\""));
    }

    [Test]
    public async Task An_input_that_ends_at_a_decision_decides_nothing()
    {
        await ChatAsync([Live], "[approval] clean up");
        Assert.That(Emulator.GetLedger().ToolCalls[^1].Fate, Is.EqualTo(ToolCallFate.Waiting));
    }

    [Test]
    public async Task A_failure_is_shown_and_the_conversation_goes_on()
    {
        var output = await ChatAsync([Live], "[error]", "hello");
        Assert.That(output, Does.Contain("! The run failed: RuntimeError").And.Contain("agent> You said: hello"));
    }

    private long AgentsMade => Emulator.GetLedger().Created.GetValueOrDefault("agents");

    /// <summary>What the program wrote. It has to end well, and to delete what it made.</summary>
    private async Task<string> ChatAsync(string[] arguments, params string[] lines)
    {
        using var program = SampleProgram.Start("TerminalChat", Emulator.LangSmithEndpoint, arguments);
        var output = program.StandardOutput.ReadToEndAsync(Token);
        await program.StandardInput.WriteAsync(string.Join('\n', lines) + "\n");
        program.StandardInput.Close();
        await program.WaitForExitAsync(Token);
        Assert.That(program.ExitCode, Is.Zero);
        Assert.That((await LangSmith.Agents.ListAsync(cancellationToken: Token)).Items, Is.Empty);
        Assert.That(await LangSmith.Threads.SearchAsync(cancellationToken: Token), Is.Empty);
        return await output;
    }
}
