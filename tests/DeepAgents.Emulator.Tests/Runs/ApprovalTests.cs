using System.Text.Json.Nodes;

namespace DeepAgents.Emulator.Tests.Runs;

/// <summary>What becomes of a tool call that a person decides about, on the thread and in the ledger.</summary>
[CancelAfter(30_000)]
public sealed class ApprovalTests : RunFixture
{
    [Test]
    public async Task A_gated_call_waits_and_nothing_runs()
    {
        Use(Calls(Gated()));
        var (thread, _) = await AskAsync();
        var read = await ReadAsync(thread);
        var call = ToolCalls(thread).Single();

        Assert.Multiple(async () =>
        {
            Assert.That((string?)read["status"], Is.EqualTo("interrupted"));
            Assert.That((bool?)read["has_interrupts"], Is.True);
            Assert.That(await MessagesAsync(thread), Is.EqualTo(new[] { "human: go", """ai calls delete_file{"path":"a.txt"}""" }));
            Assert.That(call.Fate, Is.EqualTo(ToolCallFate.Waiting));
            Assert.That(call.Id, Is.EqualTo((string?)read["values"]!["messages"]![1]!["tool_calls"]![0]!["id"]));
            Assert.That((call.Name, call.Arguments.ToJsonString()), Is.EqualTo(("delete_file", """{"path":"a.txt"}""")));
        });
    }

    [Test]
    public async Task An_approved_tool_runs()
    {
        Use(Calls(Gated()));
        var (thread, _) = await AskAsync();
        var events = await DecideAsync(thread, """{"type":"approve"}""");

        Assert.Multiple(async () =>
        {
            Assert.That(ToolCalls(thread).Single().Fate, Is.EqualTo(ToolCallFate.Ran));
            Assert.That((string?)(await ReadAsync(thread))["status"], Is.EqualTo("idle"));
            Assert.That(await WaitingAsync(thread), Is.Empty);
            Assert.That(await MessagesAsync(thread), Is.EqualTo(new[]
            {
                "human: go",
                """ai calls delete_file{"path":"a.txt"}""",
                "tool success: delete_file a.txt: done",
                "ai: delete_file said: delete_file a.txt: done",
            }));
            Assert.That(Summaries(events), Is.EqualTo(new[]
            {
                "metadata",
                "values x2",
                "updates HumanInTheLoopMiddleware.after_model",
                "values x2",
                "messages tool",
                "updates tools",
                "values x3",
                "updates model",
                "values x4",
                "updates HumanInTheLoopMiddleware.after_model",
                "values x4",
            }));
        });
    }

    [Test]
    public async Task An_edited_tool_runs_with_what_the_person_wrote()
    {
        Use(Calls(Gated()));
        var (thread, _) = await AskAsync();
        await DecideAsync(thread, """{"type":"edit","edited_action":{"name":"delete_file","args":{"path":"b.txt"}}}""");
        var call = ToolCalls(thread).Single();

        Assert.Multiple(async () =>
        {
            Assert.That(call.Fate, Is.EqualTo(ToolCallFate.RanEdited));
            Assert.That((string?)call.Arguments["path"], Is.EqualTo("b.txt"));
            Assert.That((string?)call.ProposedArguments["path"], Is.EqualTo("a.txt"));
            Assert.That((await MessagesAsync(thread))[1], Is.EqualTo("""ai calls delete_file{"path":"b.txt"}"""));
        });
    }

    [Test]
    public async Task An_edit_can_name_another_tool_that_an_answer_has()
    {
        Use(Calls(Gated()), Calls(new ToolCallScript { Name = "read_file", Result = "old figures" }));
        var (thread, _) = await AskAsync();
        await DecideAsync(thread, """{"type":"edit","edited_action":{"name":"read_file","args":{}}}""");
        var call = ToolCalls(thread).Single();

        Assert.Multiple(async () =>
        {
            Assert.That((call.Fate, call.Name, call.ProposedName), Is.EqualTo((ToolCallFate.RanEdited, "read_file", "delete_file")));
            Assert.That((await MessagesAsync(thread))[2], Is.EqualTo("tool success: old figures"));
        });
    }

    [Test]
    public async Task An_edit_to_a_tool_that_does_not_exist_is_an_error_for_the_model()
    {
        Use(Calls(Gated()));
        var (thread, _) = await AskAsync();
        await DecideAsync(thread, """{"type":"edit","edited_action":{"name":"nope","args":{}}}""");

        Assert.Multiple(async () =>
        {
            Assert.That(ToolCalls(thread).Single().Fate, Is.EqualTo(ToolCallFate.Failed));
            Assert.That((await MessagesAsync(thread))[2], Does.StartWith("tool error: Error: nope is not a valid tool"));
            Assert.That((string?)(await ReadAsync(thread))["status"], Is.EqualTo("idle"));
        });
    }

    [TestCase("""{"type":"reject","message":"not that one"}""", "with reason: not that one")]
    [TestCase("""{"type":"reject"}""", "with id call_")]
    public async Task A_rejected_tool_does_not_run_and_the_model_goes_on(string decision, string result)
    {
        Use(Calls(Gated()));
        var (thread, _) = await AskAsync();
        await DecideAsync(thread, decision);
        var messages = await MessagesAsync(thread);

        Assert.Multiple(() =>
        {
            Assert.That(ToolCalls(thread).Single().Fate, Is.EqualTo(ToolCallFate.Rejected));
            Assert.That(messages[2], Does.StartWith($"tool error: User rejected the tool call for `delete_file` {result}"));
            Assert.That(messages[3], Does.StartWith("ai: "));
        });
    }

    [Test]
    public async Task A_person_can_answer_in_the_place_of_the_tool()
    {
        Use(Calls(Gated()));
        var (thread, _) = await AskAsync();
        await DecideAsync(thread, """{"type":"respond","message":"it is gone already"}""");

        Assert.Multiple(async () =>
        {
            Assert.That(ToolCalls(thread).Single().Fate, Is.EqualTo(ToolCallFate.Answered));
            Assert.That((await MessagesAsync(thread))[2], Is.EqualTo("tool success: it is gone already"));
        });
    }

    [Test]
    public async Task A_call_that_needs_no_decision_waits_with_those_that_do()
    {
        Use(Calls(new ToolCallScript { Name = "read_file" }, Gated(), Gated("send_mail")));
        var (thread, events) = await AskAsync();
        var before = ToolCalls(thread).Select(call => call.Fate).ToList();
        var asked = events[^1].Interrupts![0]!["value"]!["action_requests"]!.AsArray().Select(one => (string?)one!["name"]).ToList();
        await DecideAsync(thread, """{"type":"approve"}""", """{"type":"reject","message":"no"}""");

        Assert.Multiple(() =>
        {
            Assert.That(asked, Is.EqualTo(new[] { "delete_file", "send_mail" }));
            Assert.That(before, Is.All.EqualTo(ToolCallFate.Waiting));
            Assert.That(
                ToolCalls(thread).Select(call => call.Fate),
                Is.EqualTo(new[] { ToolCallFate.Ran, ToolCallFate.Ran, ToolCallFate.Rejected }));
        });
    }

    [Test]
    public async Task The_words_for_it_are_there_without_a_scenario()
    {
        var (thread, events) = await AskAsync("clean up [approval]");
        await DecideAsync(thread, """{"type":"approve"}""");

        Assert.Multiple(async () =>
        {
            Assert.That(
                events[^1].Interrupts![0]!["value"]!["review_configs"]![0]!["allowed_decisions"]!.ToJsonString(),
                Is.EqualTo("""["approve","edit","reject","respond"]"""));
            Assert.That((await MessagesAsync(thread))[1], Is.EqualTo("""ai calls delete_file{"path":"old-report.txt"}"""));
            Assert.That(ToolCalls(thread).Single().Fate, Is.EqualTo(ToolCallFate.Ran));
        });
    }

    [Test]
    public async Task The_ledger_tells_of_tool_calls_in_json()
    {
        Use(Calls(Gated()));
        var (thread, _) = await AskAsync();
        await DecideAsync(thread, """{"type":"edit","edited_action":{"name":"delete_file","args":{"path":"b.txt"}}}""");
        using var http = new HttpClient { BaseAddress = Emulator.BaseAddress };
        var ledger = JsonNode.Parse(await http.GetStringAsync("_emulator/ledger", Token))!;
        var call = (JsonObject)ledger["tool_calls"]!.AsArray().Single(one => (string?)one!["thread_id"] == thread.Id)!;

        Assert.Multiple(() =>
        {
            Assert.That(call.Select(member => member.Key), Is.EqualTo(new[]
            {
                "id", "thread_id", "name", "arguments", "proposed_name", "proposed_arguments", "fate",
            }));
            Assert.That((string?)call["fate"], Is.EqualTo("ran_edited"));
            Assert.That(call["arguments"]!.ToJsonString(), Is.EqualTo("""{"path":"b.txt"}"""));
        });
    }
}
