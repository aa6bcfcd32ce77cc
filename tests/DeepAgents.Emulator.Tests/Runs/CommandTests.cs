using System.Net;
using System.Text.Json.Nodes;

namespace DeepAgents.Emulator.Tests.Runs;

/// <summary>Commands, and runs without input, on threads where nothing waits and where something does.</summary>
[CancelAfter(30_000)]
public sealed class CommandTests : RunFixture
{
    private const string Approval = """{"decisions":[{"type":"approve"}]}""";

    [Test]
    public async Task Resuming_where_nothing_waits_succeeds_and_does_nothing()
    {
        var (thread, _) = await AskAsync("hello");
        var events = await ResumeAsync(thread, Approval);

        Assert.Multiple(async () =>
        {
            Assert.That(events.Select(one => one.Summary), Is.EqualTo(new[] { "metadata", "values x2" }));
            Assert.That((string?)(await ReadAsync(thread))["status"], Is.EqualTo("idle"));
        });
    }

    [Test]
    public async Task Resuming_twice_runs_the_tool_once()
    {
        Use(Calls(Gated()));
        var (thread, _) = await AskAsync();
        await ResumeAsync(thread, Approval);
        var again = await ResumeAsync(thread, Approval);
        Assert.That(again.Select(one => one.Summary), Is.EqualTo(new[] { "metadata", "values x4" }));
        Assert.That(ToolCalls(thread), Has.Count.EqualTo(1));
    }

    [TestCase("{}")]
    [TestCase("""{"resume":null}""")]
    public async Task A_command_that_says_nothing_fails_and_the_pause_is_still_there(string command)
    {
        Use(Calls(Gated()));
        var (thread, _) = await AskAsync();
        var events = await CommandAsync(thread, command);
        var status = (string?)(await ReadAsync(thread))["status"];
        await ResumeAsync(thread, Approval);

        Assert.Multiple(() =>
        {
            Assert.That(
                events.Select(one => one.Summary), Is.EqualTo(new[] { "metadata", "error EmptyInputError: Received empty Command input" }));
            Assert.That(status, Is.EqualTo("error"));
            Assert.That(ToolCalls(thread).Single().Fate, Is.EqualTo(ToolCallFate.Ran));
        });
    }

    [Test]
    public async Task A_run_without_input_fails_on_a_thread_that_never_ran()
    {
        var thread = await NewThreadAsync();
        var events = await GoOnAsync(thread);
        Assert.That(events[^1].Summary, Is.EqualTo("error EmptyInputError: Received no input for __start__"));
        Assert.That((string?)(await ReadAsync(thread))["status"], Is.EqualTo("error"));
    }

    [Test]
    public async Task A_run_without_input_does_nothing_where_nothing_is_open()
    {
        var (thread, _) = await AskAsync("hello");
        Assert.That((await GoOnAsync(thread)).Select(one => one.Summary), Is.EqualTo(new[] { "metadata", "values x2" }));
    }

    [Test]
    public async Task A_run_without_input_asks_again_what_waits()
    {
        Use(Calls(Gated()));
        var (thread, asked) = await AskAsync();
        var again = await GoOnAsync(thread);

        Assert.Multiple(async () =>
        {
            Assert.That(again[^1].Data.ToJsonString(), Is.EqualTo(asked[^1].Data.ToJsonString()));
            Assert.That(again, Has.Count.EqualTo(4));
            Assert.That((string?)(await ReadAsync(thread))["status"], Is.EqualTo("interrupted"));
        });
    }

    [Test]
    public async Task A_command_needs_a_message_beside_it_on_a_stream_only()
    {
        Use(Calls(Gated()));
        var (thread, _) = await AskAsync();
        var body = (JsonObject)JsonNode.Parse($$$"""{"agent_id":"{{{thread.Agent}}}","command":{"resume":{{{Approval}}}}}""")!;
        var refused = await SendAsync("POST", $"threads/{thread.Id}/runs/stream", body, HttpStatusCode.BadRequest);
        var events = await RunAsync(thread, body.ToJsonString());

        Assert.Multiple(() =>
        {
            Assert.That((string?)refused!["detail"], Does.Contain("input.messages"));
            Assert.That(events[^1].Summary, Is.EqualTo("values x4"));
            Assert.That(ToolCalls(thread).Single().Fate, Is.EqualTo(ToolCallFate.Ran));
        });
    }

    [Test]
    public async Task The_message_beside_a_command_is_ignored()
    {
        Use(Calls(Gated()));
        var (thread, _) = await AskAsync();
        await ResumeAsync(thread, Approval);
        Assert.That(await MessagesAsync(thread), Has.None.StartsWith("system"));
    }

    [Test]
    public async Task A_command_on_a_new_thread_does_nothing()
    {
        var agent = await CreateAgentAsync();
        var run = await SendAsync(
            "POST", "threads/runs", JsonNode.Parse($$$"""{"agent_id":"{{{agent}}}","command":{"resume":{{{Approval}}}}}"""));
        var thread = new TestThread(agent, (string)run!["thread_id"]!);
        await TextAsync("GET", $"threads/{thread.Id}/runs/{run["run_id"]}/stream");

        Assert.Multiple(async () =>
        {
            Assert.That((string?)(await ReadAsync(thread))["status"], Is.EqualTo("idle"));
            Assert.That(await MessagesAsync(thread), Is.Empty);
        });
    }

    [Test]
    public async Task An_update_adds_messages_and_asks_again()
    {
        Use(Calls(Gated()));
        var (thread, _) = await AskAsync();
        var events = await CommandAsync(thread, """{"update":{"messages":[{"role":"user","content":"more"}]}}""");

        Assert.Multiple(async () =>
        {
            Assert.That(events[^1].Summary, Is.EqualTo("values waits x1"));
            Assert.That((await MessagesAsync(thread))[2], Is.EqualTo("human: more"));
        });
    }

    [Test]
    public async Task Going_to_the_end_changes_nothing_of_what_waits()
    {
        Use(Calls(Gated()));
        var (thread, _) = await AskAsync();
        var events = await CommandAsync(thread, """{"goto":"__end__"}""");
        Assert.That(events[^1].Summary, Is.EqualTo("values waits x1"));
        Assert.That(ToolCalls(thread).Single().Fate, Is.EqualTo(ToolCallFate.Waiting));
    }

    [TestCase("""{"goto":"tools"}""", "'command.goto' may only be '__end__'")]
    [TestCase("""{"update":[]}""", "The member 'update' must be an object.")]
    public async Task A_command_that_the_emulator_cannot_carry_out_is_refused(string command, string reason)
    {
        var thread = await NewThreadAsync();
        var refused = await SendAsync(
            "POST", $"threads/{thread.Id}/runs", new JsonObject { ["command"] = JsonNode.Parse(command) }, HttpStatusCode.BadRequest);
        Assert.That((string?)refused!["detail"], Does.Contain(reason));
    }

    [Test]
    public async Task Runs_of_one_thread_come_one_after_the_other()
    {
        Use(Calls(Gated()));
        var thread = await NewThreadAsync();
        var input = JsonNode.Parse("""{"input":{"messages":[{"role":"user","content":"go"}]}}""");
        var first = await SendAsync("POST", $"threads/{thread.Id}/runs", input);
        var events = await ResumeAsync(thread, Approval);

        Assert.Multiple(() =>
        {
            Assert.That((string?)first!["status"], Is.EqualTo("pending"));
            Assert.That(ToolCalls(thread).Single().Fate, Is.EqualTo(ToolCallFate.Ran), "The answer waited for the question.");
            Assert.That(events[^1].Summary, Is.EqualTo("values x4"));
        });
    }
}
