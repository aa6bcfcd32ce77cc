using System.Text.Json.Nodes;

namespace DeepAgents.Emulator.Tests.Runs;

/// <summary>Interrupts of another form than that of tool calls, and pauses with nothing to decide.</summary>
[CancelAfter(30_000)]
public sealed class OwnInterruptTests : RunFixture
{
    [TestCase("\"yes\"")]
    [TestCase("1")]
    [TestCase("false")]
    [TestCase("""["a"]""")]
    [TestCase("""{"any":{"thing":1}}""")]
    public async Task Any_json_resumes_it(string answer)
    {
        var (thread, asked) = await AskAsync("[interrupt]");
        var events = await ResumeAsync(thread, answer);

        Assert.Multiple(async () =>
        {
            Assert.That(Summaries(asked), Is.EqualTo(new[] { "metadata", "values x1", "updates waits x1", "values waits x1" }));
            Assert.That((string?)asked[^1].Interrupts![0]!["value"]!["question"], Is.EqualTo("May the agent go on?"));
            Assert.That(events.Select(one => one.Summary), Has.Some.EqualTo("updates ask"));
            Assert.That((await MessagesAsync(thread))[^1], Is.EqualTo($"ai: You answered: {answer}"));
        });
    }

    [Test]
    public async Task Several_wait_at_once_and_can_be_anything()
    {
        Use(new AnswerScript { Text = "Thanks.", Interrupts = { "a text", null, new JsonObject { ["amount"] = 100 } } });
        var (thread, _) = await AskAsync();
        var waiting = await WaitingAsync(thread);
        var half = await ResumeAsync(thread, $$$"""{"{{{waiting[1]["id"]}}}":null,"{{{waiting[2]["id"]}}}":"fine"}""");
        var left = await WaitingAsync(thread);
        await ResumeAsync(thread, "true");

        Assert.Multiple(async () =>
        {
            Assert.That(
                waiting.Select(one => one["value"]?.ToJsonString()),
                Is.EqualTo(new[] { "\"a text\"", null, """{"amount":100}""" }));
            Assert.That(half[^1].Summary, Is.EqualTo("values waits x1"));
            Assert.That(left.Single().ToJsonString(), Is.EqualTo(waiting[0].ToJsonString()));
            Assert.That((await MessagesAsync(thread))[^1], Is.EqualTo("ai: Thanks."));
        });
    }

    [Test]
    public async Task A_run_can_pause_with_nothing_to_decide()
    {
        Use(new AnswerScript { ToolCalls = { new ToolCallScript() }, PauseBefore = "tools", Text = "Found." });
        var (thread, events) = await AskAsync();
        var read = await ReadAsync(thread);
        var fate = ToolCalls(thread).Single().Fate;
        await GoOnAsync(thread);

        Assert.Multiple(async () =>
        {
            Assert.That(events.TakeLast(2).Select(one => one.Summary), Is.EqualTo(new[] { "updates waits x0", "values waits x0" }));
            Assert.That((string?)read["status"], Is.EqualTo("interrupted"));
            Assert.That(read["interrupts"]!.AsObject().Select(task => task.Value!.AsArray().Count), Is.EqualTo(new[] { 0 }));
            Assert.That((bool?)read["has_interrupts"], Is.False);
            Assert.That(fate, Is.EqualTo(ToolCallFate.Waiting));
            Assert.That(ToolCalls(thread).Single().Fate, Is.EqualTo(ToolCallFate.Ran));
            Assert.That((await MessagesAsync(thread))[^1], Is.EqualTo("ai: Found."));
        });
    }

    [Test]
    public async Task Such_a_pause_comes_each_time_and_a_resume_goes_on_as_well()
    {
        Use(new AnswerScript { ToolCalls = { new ToolCallScript() }, PauseBefore = "model" });
        var (thread, first) = await AskAsync();
        var second = await ResumeAsync(thread, "\"anything\"");
        var last = await GoOnAsync(thread);

        Assert.Multiple(() =>
        {
            Assert.That(first[^1].Summary, Is.EqualTo("values waits x0"));
            Assert.That(second[^1].Summary, Is.EqualTo("values waits x0"));
            Assert.That(last[^1].Summary, Is.EqualTo("values x4"));
        });
    }

    [Test]
    public async Task An_answer_fails_after_its_tools()
    {
        Use(new AnswerScript { ToolCalls = { Gated() }, Error = new ErrorScript { Type = "TimeoutError", Message = "Too slow." } });
        var (thread, _) = await AskAsync();
        var events = await DecideAsync(thread, """{"type":"approve"}""");
        var again = await GoOnAsync(thread);

        Assert.Multiple(async () =>
        {
            Assert.That(events[^1].Summary, Is.EqualTo("error TimeoutError: Too slow."));
            Assert.That(again[^1].Summary, Is.EqualTo(events[^1].Summary), "The node that failed is tried again.");
            Assert.That(ToolCalls(thread).Single().Fate, Is.EqualTo(ToolCallFate.Ran), "Once.");
            Assert.That((string?)(await ReadAsync(thread))["status"], Is.EqualTo("error"));
        });
    }
}
