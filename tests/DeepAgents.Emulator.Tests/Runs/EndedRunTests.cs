using System.Net;

namespace DeepAgents.Emulator.Tests.Runs;

/// <summary>What resolve-interrupt does: it ends a paused run, and approves nothing.</summary>
[CancelAfter(30_000)]
public sealed class EndedRunTests : RunFixture
{
    [Test]
    public async Task The_tool_does_not_run_and_nothing_waits_any_more()
    {
        Use(Calls(new ToolCallScript { Name = "read_file" }, Gated()));
        var (thread, _) = await AskAsync();
        await EndAsync(thread, HttpStatusCode.NoContent);
        var resumed = await DecideAsync(thread, """{"type":"approve"}""");

        Assert.Multiple(async () =>
        {
            Assert.That((string?)(await ReadAsync(thread))["status"], Is.EqualTo("idle"));
            Assert.That(await WaitingAsync(thread), Is.Empty);
            Assert.That(await MessagesAsync(thread), Has.Length.EqualTo(2), "The call stays open.");
            Assert.That(ToolCalls(thread).Select(call => call.Fate), Is.All.EqualTo(ToolCallFate.Ended));
            Assert.That(resumed.Select(one => one.Summary), Is.EqualTo(new[] { "metadata", "values x2" }));
        });
    }

    [Test]
    public async Task It_ends_what_subagents_wanted_and_keeps_what_they_did()
    {
        var (first, second) = (Gated("drop_table"), Gated("send_mail"));
        (first.Subagent, second.Subagent) = ("researcher", "writer");
        Use(Calls(first, second));
        var (thread, _) = await AskAsync();
        var waiting = await WaitingAsync(thread);
        await ResumeAsync(thread, $$$"""{"{{{waiting[0]["id"]}}}":{"decisions":[{"type":"approve"}]}}""");
        await EndAsync(thread, HttpStatusCode.NoContent);

        Assert.That(ToolCalls(thread).Select(call => call.Fate), Is.EqualTo(new[]
        {
            ToolCallFate.Ran, ToolCallFate.Ended, ToolCallFate.Ran, ToolCallFate.Ended,
        }));
    }

    [Test]
    public async Task It_ends_a_pause_with_nothing_to_decide()
    {
        Use(new AnswerScript { PauseBefore = "model" });
        var (thread, _) = await AskAsync();
        await EndAsync(thread, HttpStatusCode.NoContent);
        Assert.That((string?)(await ReadAsync(thread))["status"], Is.EqualTo("idle"));
    }

    [Test]
    public async Task It_is_a_conflict_where_nothing_waits()
    {
        Use(Calls(Gated()));
        var (thread, _) = await AskAsync();
        await EndAsync(thread, HttpStatusCode.NoContent);
        await EndAsync(thread, HttpStatusCode.Conflict);
        await SayAsync(thread, "again");
        await DecideAsync(thread);
        await EndAsync(thread, HttpStatusCode.Conflict);
        await EndAsync(thread with { Id = "no-such-thread" }, HttpStatusCode.NotFound);
    }

    [Test]
    public async Task New_input_leaves_the_call_open_and_starts_over()
    {
        Use(Calls(Gated()));
        var (thread, _) = await AskAsync();
        Use(new AnswerScript { Text = "Fine." });
        await SayAsync(thread, "forget it");

        Assert.Multiple(async () =>
        {
            Assert.That((await MessagesAsync(thread)).Skip(1), Is.EqualTo(new[]
            {
                """ai calls delete_file{"path":"a.txt"}""", "human: forget it", "ai: Fine.",
            }));
            Assert.That(ToolCalls(thread).Single().Fate, Is.EqualTo(ToolCallFate.Ended));
            Assert.That(await WaitingAsync(thread), Is.Empty);
        });
    }

    private async Task EndAsync(TestThread thread, HttpStatusCode status) =>
        await TextAsync("POST", $"threads/{thread.Id}/resolve-interrupt", status: status);
}
