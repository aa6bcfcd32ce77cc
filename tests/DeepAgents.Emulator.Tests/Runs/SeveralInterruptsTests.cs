namespace DeepAgents.Emulator.Tests.Runs;

/// <summary>Several interrupts that wait at once: of calls, and of subagents.</summary>
[CancelAfter(30_000)]
public sealed class SeveralInterruptsTests : RunFixture
{
    private const string Unknown = "0123456789abcdef0123456789abcdef";

    [Test]
    public async Task An_answer_without_ids_goes_to_all()
    {
        UsePerCall();
        var (thread, _) = await AskAsync();
        await ResumeAsync(thread, """{"type":"approve"}""");
        Assert.That(Fates(thread), Is.EqualTo(new[] { ToolCallFate.Ran, ToolCallFate.Ran }));
    }

    [Test]
    public async Task They_are_answered_together_by_their_ids()
    {
        UsePerCall();
        var (thread, _) = await AskAsync();
        var ids = await IdsAsync(thread);
        await ResumeAsync(thread, $$$"""{"{{{ids[1]}}}":{"type":"respond","message":"kept"},"{{{ids[0]}}}":{"type":"reject"}}""");

        Assert.Multiple(async () =>
        {
            Assert.That(Fates(thread), Is.EqualTo(new[] { ToolCallFate.Rejected, ToolCallFate.Answered }));
            Assert.That((await MessagesAsync(thread))[3], Is.EqualTo("tool success: kept"));
        });
    }

    [Test]
    public async Task They_are_answered_one_by_one()
    {
        UsePerCall();
        var (thread, _) = await AskAsync();
        var ids = await IdsAsync(thread);
        var first = await ResumeAsync(thread, $$$"""{"{{{ids[0]}}}":{"type":"approve"}}""");
        var between = (Status: (string?)(await ReadAsync(thread))["status"], Ids: await IdsAsync(thread), Fates: Fates(thread));
        var second = await ResumeAsync(thread, $$$"""{"{{{ids[1]}}}":{"type":"reject"}}""");

        Assert.Multiple(() =>
        {
            Assert.That(
                Summaries(first),
                Is.EqualTo(new[]
                {
                    "metadata", "values x2", "updates waits x1", "values waits x1", "messages tool", "updates tools", "values x3",
                }),
                "What waits is told first, and the last values are whole, although the run waits.");
            Assert.That(between.Status, Is.EqualTo("interrupted"));
            Assert.That(between.Ids, Is.EqualTo(new[] { ids[1] }));
            Assert.That(between.Fates, Is.EqualTo(new[] { ToolCallFate.Ran, ToolCallFate.Waiting }));
            Assert.That(Summaries(second).Take(3), Is.EqualTo(new[] { "metadata", "values x2", "updates tools, __metadata__" }), "Cached.");
            Assert.That(Fates(thread), Is.EqualTo(new[] { ToolCallFate.Ran, ToolCallFate.Rejected }));
        });
    }

    [Test]
    public async Task An_unknown_id_answers_nothing_and_what_waits_is_asked_again()
    {
        UsePerCall();
        var (thread, asked) = await AskAsync();
        var again = await ResumeAsync(thread, $$$"""{"{{{Unknown}}}":{"type":"approve"}}""");

        Assert.Multiple(() =>
        {
            Assert.That(Interrupts(again), Is.EqualTo(Interrupts(asked)));
            Assert.That(Fates(thread), Is.All.EqualTo(ToolCallFate.Waiting));
        });
    }

    [Test]
    public async Task A_wrong_answer_to_one_of_them_fails_the_run_and_what_ran_before_stays()
    {
        UsePerCall();
        var (thread, _) = await AskAsync();
        var ids = await IdsAsync(thread);
        var events = await ResumeAsync(thread, $$$"""{"{{{ids[0]}}}":{"type":"approve"},"{{{ids[1]}}}":[]}""");

        Assert.Multiple(() =>
        {
            Assert.That(events[^1].Summary, Is.EqualTo("error TypeError: list indices must be integers or slices, not str"));
            Assert.That(Fates(thread), Is.EqualTo(new[] { ToolCallFate.Ran, ToolCallFate.Waiting }));
        });
    }

    [Test]
    public async Task Each_subagent_has_an_interrupt_of_its_own()
    {
        UseSubagents();
        var (thread, events) = await AskAsync(subgraphs: true);
        var ids = await IdsAsync(thread);
        var inside = events.Where(one => one.Name.StartsWith("updates|", StringComparison.Ordinal) && one.Interrupts is not null).ToList();

        Assert.Multiple(async () =>
        {
            Assert.That(ids, Has.Count.EqualTo(2));
            Assert.That(inside.Select(one => (string?)one.Interrupts![0]!["id"]), Is.EqualTo(ids), "Inside of the subgraphs too.");
            Assert.That(
                (await MessagesAsync(thread))[^1].Split(", task"),
                Is.EqualTo(new[]
                {
                    """ai calls task{"description":"Use drop_table.","subagent_type":"researcher"}""",
                    """{"description":"Use send_mail.","subagent_type":"writer"}""",
                }));
            Assert.That(
                ToolCalls(thread).Select(call => (call.Name, call.Fate)),
                Is.EqualTo(new[] { "task", "task", "drop_table", "send_mail" }.Select(name => (name, ToolCallFate.Waiting))));
        });
    }

    [Test]
    public async Task Subagents_are_decided_about_by_id()
    {
        UseSubagents();
        var (thread, _) = await AskAsync();
        var ids = await IdsAsync(thread);
        var events = await ResumeAsync(
            thread,
            $$$"""
            {
              "{{{ids[0]}}}": {"decisions":[{"type":"reject","message":"keep it"}]},
              "{{{ids[1]}}}": {"decisions":[{"type":"approve"}]}
            }
            """,
            subgraphs: true);

        Assert.Multiple(async () =>
        {
            Assert.That(
                ToolCalls(thread).Select(call => call.Fate),
                Is.EqualTo(new[] { ToolCallFate.Ran, ToolCallFate.Ran, ToolCallFate.Rejected, ToolCallFate.Ran }));
            Assert.That((await MessagesAsync(thread)).Skip(2), Is.EqualTo(new[]
            {
                "tool success: drop_table said: User rejected the tool call for `drop_table` with reason: keep it",
                "tool success: send_mail said: send_mail a.txt: done",
                "ai: Both are done.",
            }));
            Assert.That(Summaries(events), Has.Some.Matches("^messages\\|tools:[^|]+ tool$"));
        });
    }

    [Test]
    public async Task A_subagent_that_needs_no_decision_works_at_once()
    {
        Use(Calls(new ToolCallScript { Name = "look_up", Subagent = "researcher", Result = "42" }));
        var (thread, _) = await AskAsync();

        Assert.Multiple(async () =>
        {
            Assert.That(ToolCalls(thread).Select(call => (call.Name, call.Fate)), Is.EqualTo(new[]
            {
                ("task", ToolCallFate.Ran), ("look_up", ToolCallFate.Ran),
            }));
            Assert.That((await MessagesAsync(thread))[2], Is.EqualTo("tool success: look_up said: 42"));
        });
    }

    private static string[] Interrupts(IEnumerable<WireEvent> events) =>
        [.. events.Where(one => one.Interrupts is not null).Select(one => one.Interrupts!.ToJsonString())];

    private void UsePerCall()
    {
        var answer = Calls(Gated(path: "a.txt"), Gated(path: "b.txt"));
        answer.ApprovalForm = ApprovalForm.PerCall;
        Use(answer);
    }

    private void UseSubagents()
    {
        var (first, second) = (Gated("drop_table"), Gated("send_mail"));
        (first.Subagent, second.Subagent) = ("researcher", "writer");
        var answer = Calls(first, second);
        answer.Text = "Both are done.";
        Use(answer);
    }

    private List<ToolCallFate> Fates(TestThread thread) => [.. ToolCalls(thread).Select(call => call.Fate)];

    private async Task<List<string>> IdsAsync(TestThread thread) => [.. (await WaitingAsync(thread)).Select(one => (string)one["id"]!)];
}
