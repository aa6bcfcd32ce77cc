using System.Text.Json.Nodes;

namespace DeepAgents.Emulator.Tests.Runs;

/// <summary>How a pause looks in the stream and on the thread, in each form.</summary>
[CancelAfter(30_000)]
public sealed class InterruptFormTests : RunFixture
{
    [Test]
    public async Task The_question_has_the_form_of_the_python_middleware()
    {
        Use(Calls(Gated()));
        var (thread, events) = await AskAsync();
        var interrupt = events[^1].Interrupts![0]!;

        Assert.Multiple(async () =>
        {
            Assert.That(interrupt["value"]!.ToJsonString(), Is.EqualTo(Json("""
                {"action_requests":[{"name":"delete_file","args":{"path":"a.txt"},
                "description":"Tool execution requires approval\n\nTool: delete_file\nArgs: {\"path\":\"a.txt\"}"}],
                "review_configs":[{"action_name":"delete_file","allowed_decisions":["approve","edit","reject","respond"]}]}
                """)));
            Assert.That((string?)interrupt["id"], Does.Match("^[0-9a-f]{32}$"));
            Assert.That((await WaitingAsync(thread)).Single().ToJsonString(), Is.EqualTo(interrupt.ToJsonString()));
        });
    }

    [Test]
    public async Task The_question_has_the_form_of_the_javascript_middleware()
    {
        var answer = Calls(Gated(allowed: [HumanDecision.Approve, HumanDecision.Edit, HumanDecision.Reject]));
        answer.ApprovalForm = ApprovalForm.CamelCase;
        answer.ToolCalls[0].Description = "Look closely";
        Use(answer);
        var (thread, events) = await AskAsync();
        await DecideAsync(thread, """{"type":"edit","editedAction":{"name":"delete_file","args":{"path":"b.txt"}}}""");

        Assert.Multiple(() =>
        {
            Assert.That(events[^1].Interrupts![0]!["value"]!.ToJsonString(), Is.EqualTo(Json("""
                {"actionRequests":[{"name":"delete_file","args":{"path":"a.txt"},"description":"Look closely"}],
                "reviewConfigs":[{"actionName":"delete_file","allowedDecisions":["approve","edit","reject"]}]}
                """)));
            Assert.That(ToolCalls(thread).Single().Fate, Is.EqualTo(ToolCallFate.RanEdited));
        });
    }

    [Test]
    public async Task In_the_javascript_form_a_rejection_drops_the_calls_beside_it()
    {
        HumanDecision[] allowed = [HumanDecision.Approve, HumanDecision.Reject];
        var answer = Calls(new ToolCallScript { Name = "read_file" }, Gated("first", allowed: allowed), Gated("second", allowed: allowed));
        answer.ApprovalForm = ApprovalForm.CamelCase;
        Use(answer);
        var (thread, _) = await AskAsync();
        await DecideAsync(thread, """{"type":"approve"}""", """{"type":"reject","message":"no"}""");

        Assert.Multiple(async () =>
        {
            Assert.That(
                ToolCalls(thread).Select(call => (call.Name, call.Fate)),
                Is.EqualTo(new[]
                {
                    ("read_file", ToolCallFate.Ended), ("first", ToolCallFate.Ended), ("second", ToolCallFate.Rejected),
                }));
            Assert.That(await MessagesAsync(thread), Is.EqualTo(new[]
            {
                "human: go",
                """ai calls read_file{"query":"go"}, second{"path":"a.txt"}""",
                "tool error: no",
                "ai: second said: no",
            }));
        });
    }

    [Test]
    public async Task The_newer_form_asks_about_each_call_alone()
    {
        var answer = Calls(Gated(path: "a.txt"), Gated(path: "b.txt"));
        answer.ApprovalForm = ApprovalForm.PerCall;
        Use(answer);
        var (thread, events) = await AskAsync();
        var values = (await WaitingAsync(thread)).Select(one => (JsonObject)one["value"]!).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(values.Select(value => (string?)value["type"]), Is.All.EqualTo("tool_approval"));
            Assert.That(values.Select(value => (string?)value["tool_call_id"]), Is.EqualTo(ToolCalls(thread).Select(call => call.Id)));
            Assert.That(
                values[1].Select(member => member.Key), Is.EqualTo(new[] { "type", "tool_call_id", "name", "args", "description" }));
            Assert.That(
                events.TakeLast(4).Select(one => one.Summary),
                Is.EqualTo(new[] { "updates waits x1", "values waits x1", "updates waits x1", "values waits x1" }));
        });
    }

    [Test]
    public async Task The_last_values_of_a_pause_hold_only_the_interrupt()
    {
        Use(Calls(Gated()));
        var (_, events) = await AskAsync();

        Assert.That(events.Select(one => one.Summary).TakeLast(4), Is.EqualTo(new[]
        {
            "updates model", "values x2", "updates waits x1", "values waits x1",
        }));
        Assert.That(((JsonObject)events[^1].Data).Select(member => member.Key), Is.EqualTo(new[] { "__interrupt__" }));
    }

    private static string Json(string text) => JsonNode.Parse(text)!.ToJsonString();
}
