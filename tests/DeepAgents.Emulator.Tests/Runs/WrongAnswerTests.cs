namespace DeepAgents.Emulator.Tests.Runs;

/// <summary>An answer that is not what was asked for spoils the pause, as in the runtime.</summary>
[CancelAfter(30_000)]
public sealed class WrongAnswerTests : RunFixture
{
    private const string Approve = """{"type":"approve"}""";
    private const string Node = "HumanInTheLoopMiddleware.after_model";

    [TestCase("""{"decisions":[]}""", "ValueError", "Number of human decisions (0) does not match number of hanging tool calls (1).")]
    [TestCase("""{"decisions":[{"type":"approve"},{"type":"approve"}]}""", "ValueError", "Number of human decisions (2) does not match")]
    [TestCase(
        """{"decisions":[{"type":"accept"}]}""",
        "ValueError",
        "Unexpected human decision: {\"type\":\"accept\"}. Decision type 'accept' is not allowed for tool 'delete_file'. "
            + "Expected one of [\"approve\",\"edit\"] based on the tool's configuration.")]
    [TestCase("""{"decisions":[{"type":"respond","message":"x"}]}""", "ValueError", "Decision type 'respond' is not allowed for tool")]
    [TestCase("""[{"type":"approve"}]""", "TypeError", "list indices must be integers or slices, not str")]
    [TestCase("\"approve\"", "TypeError", "string indices must be integers, not 'str'")]
    [TestCase("true", "TypeError", "'bool' object is not subscriptable")]
    [TestCase("1", "TypeError", "'int' object is not subscriptable")]
    [TestCase("{}", "KeyError", "'decisions'")]
    [TestCase("""{"decision":{"type":"approve"}}""", "KeyError", "'decisions'")]
    [TestCase("""{"decisions":null}""", "TypeError", "object of type 'NoneType' has no len()")]
    [TestCase("""{"decisions":"approve"}""", "ValueError", "Number of human decisions (7) does not match")]
    [TestCase("""{"decisions":{"type":"approve"}}""", "KeyError", "0")]
    [TestCase("""{"decisions":["approve"]}""", "TypeError", "string indices must be integers, not 'str'")]
    [TestCase("""{"decisions":[{}]}""", "KeyError", "'type'")]
    [TestCase("""{"decisions":[{"type":"edit"}]}""", "KeyError", "'edited_action'")]
    [TestCase("""{"decisions":[{"type":"edit","editedAction":{"name":"x","args":{}}}]}""", "KeyError", "'edited_action'")]
    [TestCase("""{"decisions":[{"type":"edit","edited_action":{"name":"x"}}]}""", "KeyError", "'args'")]
    public async Task The_run_fails_as_in_python(string answer, string name, string message)
    {
        Use(Calls(Gated(allowed: [HumanDecision.Approve, HumanDecision.Edit])));
        await FailsAsync(answer, name, message);
    }

    [TestCase("""{"decisions":[]}""", "Number of human decisions (0) does not match number of hanging tool calls (1).")]
    [TestCase("""[{"type":"approve"}]""", "Invalid HITLResponse: decisions must be a non-empty array")]
    [TestCase("\"approve\"", "Invalid HITLResponse: decisions must be a non-empty array")]
    [TestCase("""{"decisions":[{}]}""", "Decision type 'undefined' is not allowed for tool 'delete_file'.")]
    [TestCase("""{"decisions":[{"type":"respond","message":"x"}]}""", "Decision type 'respond' is not allowed for tool 'delete_file'.")]
    [TestCase(
        """{"decisions":[{"type":"edit","edited_action":{"name":"x","args":{}}}]}""",
        "Invalid edited action for tool \"delete_file\": name must be a string")]
    public async Task The_run_fails_as_in_javascript(string answer, string message)
    {
        var script = Calls(Gated(allowed: [HumanDecision.Approve, HumanDecision.Edit]));
        script.ApprovalForm = ApprovalForm.CamelCase;
        Use(script);
        await FailsAsync(answer, "Error", message);
    }

    [Test]
    public async Task The_right_answer_afterwards_meets_the_same_error()
    {
        Use(Calls(Gated()));
        var (thread, _) = await AskAsync();
        var wrong = await DecideAsync(thread, Approve, Approve);
        var right = await DecideAsync(thread, Approve);
        var none = await GoOnAsync(thread);

        Assert.Multiple(async () =>
        {
            Assert.That(right[^1].Summary, Is.EqualTo(wrong[^1].Summary));
            Assert.That(none[^1].Summary, Is.EqualTo(wrong[^1].Summary));
            Assert.That((string?)(await ReadAsync(thread))["status"], Is.EqualTo("error"));
            Assert.That(ToolCalls(thread).Single().Fate, Is.EqualTo(ToolCallFate.Waiting), "It has not run.");
        });
    }

    [Test]
    public async Task New_input_starts_over()
    {
        Use(Calls(Gated()));
        var (thread, _) = await AskAsync();
        await DecideAsync(thread);
        Use(new AnswerScript { Text = "Something else." });
        await SayAsync(thread, "never mind");

        Assert.Multiple(async () =>
        {
            Assert.That(await MessagesAsync(thread), Is.EqualTo(new[]
            {
                "human: go", """ai calls delete_file{"path":"a.txt"}""", "human: never mind", "ai: Something else.",
            }));
            Assert.That((string?)(await ReadAsync(thread))["status"], Is.EqualTo("idle"));
            Assert.That(ToolCalls(thread).Single().Fate, Is.EqualTo(ToolCallFate.Ended));
        });
    }

    private async Task FailsAsync(string answer, string name, string message)
    {
        var (thread, _) = await AskAsync();
        var events = await ResumeAsync(thread, answer);
        var read = await ReadAsync(thread);

        Assert.Multiple(() =>
        {
            Assert.That(events.Select(one => one.Summary).SkipLast(1), Is.EqualTo(new[] { "metadata", "values x2", $"updates {Node}" }));
            Assert.That(events[^2].Data.ToJsonString(), Is.EqualTo($$$"""{"{{{Node}}}":{}}"""));
            Assert.That((string?)events[^1].Data["error"], Is.EqualTo(name));
            Assert.That((string?)events[^1].Data["message"], Does.Contain(message));
            Assert.That((string?)read["status"], Is.EqualTo("error"));
            Assert.That(read["interrupts"]!.AsObject().Select(task => task.Value!.AsArray().Count), Is.EqualTo(new[] { 0 }));
            Assert.That(ToolCalls(thread).Single().Fate, Is.EqualTo(ToolCallFate.Waiting));
        });
    }
}
