using DeepAgents.LangSmith;
using Newtonsoft.Json.Linq;

namespace DeepAgents.Emulator.Tests.LangSmith;

/// <summary>What a person decides through the client is what becomes of the tool calls.</summary>
[CancelAfter(30_000)]
public sealed class DecisionTests : EmulatorFixture
{
    private static readonly string[] Path = ["old-report.txt"];

    private string _threadId = "";

    private static IEnumerable<TestCaseData> Decisions =>
    [
        new((ActionRequest action) => action.Approve(), ToolCallFate.Ran, "old-report.txt"),
        new((ActionRequest action) => action.Edit(action.Name, new JObject { ["path"] = "drafts/a.txt" }), ToolCallFate.RanEdited, "drafts/a.txt"),
        new((ActionRequest action) => action.Reject("Not today."), ToolCallFate.Rejected, "old-report.txt"),
        new((ActionRequest action) => action.Respond("It is gone already."), ToolCallFate.Answered, "old-report.txt"),
    ];

    private LedgerToolCall[] Calls => [.. Emulator.GetLedger().ToolCalls.Where(call => call.ThreadId == _threadId)];

    private IEnumerable<(string Name, ToolCallFate Fate)> Fates => Calls.Select(call => (call.Name, call.Fate));

    [SetUp]
    public void WithoutAScenario() => Emulator.Use(new EmulatorScenario());

    [TestCaseSource(nameof(Decisions))]
    public async Task A_decision_decides(Func<ActionRequest, Decision> decide, ToolCallFate fate, string path)
    {
        var paused = await PauseAsync("Clean up. [approval]");
        var pieces = new List<string>();
        var done = await LangSmith.Runs.ResumeAndWaitAsync(
            paused, paused.ActionRequests.Select(decide), new RunWaitOptions { OnText = pieces.Add }, Token);

        var call = Calls.Single();
        Assert.Multiple(() =>
        {
            Assert.That((done.Status, done.Interrupts.Count), Is.EqualTo((RunOutcomeStatus.Completed, 0)));
            Assert.That((call.Name, (string?)call.Arguments["path"], call.Fate), Is.EqualTo(("delete_file", path, fate)));
            Assert.That(done.Text, Is.Not.Empty.And.EqualTo(string.Concat(pieces)));
            Assert.That(done.Messages.First(message => message.Role == "tool").Status, Is.EqualTo(fate == ToolCallFate.Rejected ? "error" : "success"));
        });
    }

    [Test]
    public async Task Several_calls_are_decided_one_by_one()
    {
        Emulator.Use(Scenario(new AnswerScript { ToolCalls = { Gated("delete_file"), new ToolCallScript { Name = "read_file" }, Gated("send_mail") } }));
        var paused = await PauseAsync("go");
        await LangSmith.Runs.ResumeAndWaitAsync(
            paused, paused.ActionRequests.Reverse().Select(action => action.Name == "send_mail" ? action.Reject() : action.Approve()), cancellationToken: Token);
        Assert.That(Fates, Is.EquivalentTo(new[] { ("delete_file", ToolCallFate.Ran), ("read_file", ToolCallFate.Ran), ("send_mail", ToolCallFate.Rejected) }));
    }

    [TestCase(ApprovalForm.SnakeCase)]
    [TestCase(ApprovalForm.CamelCase)]
    [TestCase(ApprovalForm.PerCall)]
    public async Task Every_form_of_approval_is_understood(ApprovalForm form)
    {
        Emulator.Use(Scenario(new AnswerScript { ApprovalForm = form, ToolCalls = { Gated("delete_file"), Gated("send_mail") } }));
        var paused = await PauseAsync("go");
        await LangSmith.Runs.ResumeAndWaitAsync(
            paused, paused.ActionRequests.Select(action => action.Edit(action.Name, new JObject { ["path"] = $"edited {action.Name}" })), cancellationToken: Token);
        Assert.That(Fates, Is.EquivalentTo(new[] { ("delete_file", ToolCallFate.RanEdited), ("send_mail", ToolCallFate.RanEdited) }));
        Assert.That(Calls.Select(call => (string?)call.Arguments["path"]), Is.EquivalentTo(new[] { "edited delete_file", "edited send_mail" }));
    }

    [Test]
    public async Task Two_subagents_that_wait_are_two_interrupts_and_each_gets_its_own_answer()
    {
        Emulator.Use(Scenario(new AnswerScript { ToolCalls = { Gated("drop_users", "one"), Gated("drop_orders", "two") } }));
        var paused = await PauseAsync("go");
        Assert.That(paused.Interrupts, Has.Count.EqualTo(2));

        await LangSmith.Runs.ResumeAndWaitAsync(
            paused, paused.ActionRequests.Select(action => action.Name == "drop_users" ? action.Approve() : action.Reject()), cancellationToken: Token);
        Assert.That(Fates, Is.SupersetOf(new[] { ("drop_users", ToolCallFate.Ran), ("drop_orders", ToolCallFate.Rejected) }));
    }

    [Test]
    public async Task A_question_is_answered_with_any_JSON()
    {
        var paused = await PauseAsync("[interrupt]");
        Assert.That(paused.ActionRequests, Is.Empty);
        var done = await LangSmith.Runs.ResumeAndWaitAsync(
            paused, paused.Interrupts.Select(interrupt => interrupt.Answer(new JObject { ["yes"] = true })), cancellationToken: Token);
        Assert.That((done.Status, done.Text), Is.EqualTo((RunOutcomeStatus.Completed, "You answered: {\"yes\":true}")));
    }

    [Test]
    public async Task A_pause_that_asks_nothing_is_continued()
    {
        Emulator.Use(Scenario(new AnswerScript { PauseBefore = "tools", ToolCalls = { new ToolCallScript { Name = "read_file" } } }));
        var paused = await PauseAsync("go");
        Assert.That((paused.Interrupts.Count, Fates.Single()), Is.EqualTo((0, ("read_file", ToolCallFate.Waiting))));

        var done = await LangSmith.Runs.ResumeAndWaitAsync(paused, [], cancellationToken: Token);
        Assert.That((done.Status, Fates.Single()), Is.EqualTo((RunOutcomeStatus.Completed, ("read_file", ToolCallFate.Ran))));
    }

    [Test]
    public async Task Another_process_decides_from_what_the_thread_says()
    {
        var paused = await PauseAsync("[approval]");
        var interrupts = (await LangSmith.Threads.GetAsync(paused.ThreadId, cancellationToken: Token)).PendingInterrupts;
        var events = LangSmith.Runs.ResumeStreamAsync(
            paused.ThreadId, paused.AgentId, interrupts, interrupts.SelectMany(i => i.ActionRequests).Select(a => a.Approve()), cancellationToken: Token);
        Assert.That(await events.CountAsync(Token), Is.GreaterThan(1));
        Assert.That(Fates.Single().Fate, Is.EqualTo(ToolCallFate.Ran));
    }

    [Test]
    public async Task A_decision_that_comes_twice_runs_nothing_twice()
    {
        var paused = await PauseAsync("[approval]");
        var yes = paused.ActionRequests.Select(action => action.Approve()).ToList();
        await LangSmith.Runs.ResumeAndWaitAsync(paused, yes, cancellationToken: Token);
        Assert.ThrowsAsync<InvalidOperationException>(() => LangSmith.Runs.ResumeAndWaitAsync(paused, yes, cancellationToken: Token));
        Assert.That(Fates.Single().Fate, Is.EqualTo(ToolCallFate.Ran));
    }

    [Test]
    public async Task A_wrong_decision_leaves_the_pause_as_it_is()
    {
        var paused = await PauseAsync("[approval]");
        Assert.ThrowsAsync<ArgumentException>(async () => await LangSmith.Runs.ResumeAndWaitAsync(paused, [], cancellationToken: Token));
        Assert.That(Fates.Single().Fate, Is.EqualTo(ToolCallFate.Waiting));
        await LangSmith.Runs.ResumeAndWaitAsync(paused, paused.ActionRequests.Select(a => a.Approve()), cancellationToken: Token);
        Assert.That(Fates.Single().Fate, Is.EqualTo(ToolCallFate.Ran));
    }

    [Test]
    public async Task An_ended_run_does_not_run_its_tool()
    {
        var paused = await PauseAsync("[approval]");
        await LangSmith.Threads.EndInterruptedRunAsync(paused.ThreadId, cancellationToken: Token);
        var state = await LangSmith.Threads.GetAsync(paused.ThreadId, cancellationToken: Token);
        Assert.That((state.Status, state.PendingInterrupts.Count, Fates.Single().Fate), Is.EqualTo(((ThreadStatus?)ThreadStatus.Idle, 0, ToolCallFate.Ended)));
    }

    [Test]
    public async Task A_pause_is_no_answer_for_text_alone()
    {
        var agent = await CreateAgentAsync();
        var texts = LangSmith.Runs.StreamTextAsync(await CreateThreadAsync(agent), StreamRunRequest.Create(agent, "[approval]"), cancellationToken: Token);
        var paused = Assert.ThrowsAsync<RunNotCompletedException>(async () => await texts.CountAsync(Token));
        Assert.That(paused!.Outcome.ActionRequests.Select(action => (string?)action.Arguments["path"]), Is.EqualTo(Path));
    }

    private static ToolCallScript Gated(string name, string? subagent = null) => new()
    {
        Name = name,
        Subagent = subagent,
        AllowedDecisions = { HumanDecision.Approve, HumanDecision.Edit, HumanDecision.Reject },
    };

    private static EmulatorScenario Scenario(AnswerScript answer) => new() { Answers = { answer } };

    private async Task<RunOutcome> PauseAsync(string text)
    {
        var agent = await CreateAgentAsync();
        var paused = await LangSmith.Runs.RunAndWaitAsync(await CreateThreadAsync(agent), StreamRunRequest.Create(agent, text), cancellationToken: Token);
        Assert.That(paused.Status, Is.EqualTo(RunOutcomeStatus.Waiting));
        _threadId = paused.ThreadId;
        return paused;
    }
}
