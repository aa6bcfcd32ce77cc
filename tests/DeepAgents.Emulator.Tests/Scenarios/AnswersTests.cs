using DeepAgents.LangSmith;
using DeepAgents.LiteLLM;
using Newtonsoft.Json.Linq;

namespace DeepAgents.Emulator.Tests.Scenarios;

/// <summary>What runs and messages are answered with.</summary>
[CancelAfter(30_000)]
public sealed class AnswersTests : EmulatorFixture
{
    [TearDown]
    public void EndScenario() => Emulator.Use(new EmulatorScenario());

    [Test]
    public async Task The_first_answer_that_fits_counts_as_often_as_it_may()
    {
        Use(
            new AnswerScript { WhenInputContains = "WEATHER", Text = "It rains.", Times = 1 },
            new AnswerScript { WhenInputContains = "weather", Text = "It still rains." });

        Assert.Multiple(async () =>
        {
            Assert.That(await AskAsync("How is the weather?"), Is.EqualTo("It rains."));
            Assert.That(await AskAsync("How is the weather?"), Is.EqualTo("It still rains."));
            Assert.That(await AskAsync("How are you?"), Is.EqualTo("You said: How are you?"));
        });
    }

    [Test]
    public async Task A_tool_is_called_and_works_in_a_graph_of_its_own()
    {
        Use(new AnswerScript
        {
            ToolCalls = { new ToolCallScript { Name = "get_weather", Arguments = new() { ["city"] = "Oslo" }, Result = "rain" } },
            Text = "It rains in Oslo.",
        });
        var events = await StreamAsync("How is it?", subgraphs: true);

        Assert.Multiple(() =>
        {
            Assert.That(events.Select(e => e.Name), Has.Some.StartsWith("updates|tools:"));
            Assert.That(events.Select(e => e.Name), Has.Some.Matches("^messages\\|tools:[^|]+\\|inner:[^|]+$"));
            var messages = (JArray)JObject.Parse(events.Last(e => e.Name == "values").Data)["messages"]!;
            Assert.That(messages.Select(m => (string?)m["type"]), Is.EqualTo(new[] { "human", "ai", "tool", "ai" }));
            Assert.That((string?)messages[1]["tool_calls"]![0]!["args"]!["city"], Is.EqualTo("Oslo"));
            Assert.That((string?)messages[2]["tool_call_id"], Is.EqualTo((string?)messages[1]["tool_calls"]![0]!["id"]));
            Assert.That((string?)messages[3]["content"], Is.EqualTo("It rains in Oslo."));
        });
    }

    [Test]
    public async Task Subgraphs_are_silent_unless_asked_for()
    {
        var events = await StreamAsync("[tool]", subgraphs: false);
        Assert.That(events.Select(e => e.Name), Is.Not.Empty.And.None.Contains("|"));
    }

    [Test]
    public void An_error_has_the_name_and_the_message_of_the_scenario()
    {
        Use(new AnswerScript { Error = new ErrorScript { Type = "TypeError", Message = "No such tool." } });
        var failure = Assert.ThrowsAsync<RunStreamException>(() => StreamAsync("hello", subgraphs: false));
        Assert.That((failure!.Error.Error, failure.Error.Message), Is.EqualTo(("TypeError", "No such tool.")));
    }

    [Test]
    public async Task A_message_of_the_platform_gets_the_same_answers()
    {
        var gated = new ToolCallScript { Name = "bash", AllowedDecisions = { HumanDecision.Approve } };
        Use(new AnswerScript { ToolCalls = { new ToolCallScript { Name = "ls" }, gated } });
        var session = await CreateReadySessionAsync();
        var reply = await LiteLLM.Sessions.SendMessageAsync(session, new SendMessageRequest { Text = "go" }, cancellationToken: Token);
        Assert.That(
            reply.Parts!.Select(part => (part.Type, part.Text)),
            Is.EqualTo(new[]
            {
                ("step-start", null),
                ("tool", null),
                ("tool", null),
                ("text", "ls said: Nothing was found.; bash said: Nothing was found."),
                ("step-finish", (string?)null),
            }));
    }

    [Test]
    public async Task A_harness_that_fails_is_a_502_and_leaves_the_session_ready()
    {
        Use(new AnswerScript { Error = new ErrorScript() });
        var session = await CreateReadySessionAsync();
        var failure = Assert.ThrowsAsync<DeepAgentsServerException>(() => LiteLLM.Sessions.SendMessageAsync(
            session, new SendMessageRequest { Text = "go" }, cancellationToken: Token));

        Assert.That(failure!.Error, Is.InstanceOf<SimpleError>().With.Property("Message").EqualTo("harness request failed"));
        Assert.That((await LiteLLM.Sessions.GetAsync(session, cancellationToken: Token)).Status, Is.EqualTo(PlatformSessionStatus.Ready));
    }

    [Test]
    public async Task An_initial_prompt_that_fails_leaves_its_reason_on_a_ready_session()
    {
        Use(new AnswerScript { Error = new ErrorScript { Message = "no model" } });
        var agent = await CreatePlatformAgentAsync();
        var created = await LiteLLM.Sessions.CreateAsync(agent, new CreatePlatformSessionRequest { InitialPrompt = "go" }, cancellationToken: Token);
        var session = await Poller.WaitAsync(
            (_, token) => LiteLLM.Sessions.GetAsync(created.Id, cancellationToken: token),
            state => state.FailureReason is null ? PollVerdict.Pending : PollVerdict.Succeeded,
            timeProvider: ClientTime,
            cancellationToken: Token);

        Assert.Multiple(() =>
        {
            Assert.That(session.Status, Is.EqualTo(PlatformSessionStatus.Ready));
            Assert.That(session.FailureReason, Is.EqualTo("initial_prompt failed: no model"));
            Assert.That(session.Response, Is.Null);
        });
    }

    private void Use(params AnswerScript[] answers)
    {
        var scenario = new EmulatorScenario();
        foreach (var answer in answers)
        {
            scenario.Answers.Add(answer);
        }

        Emulator.Use(scenario);
    }

    private async Task<string?> AskAsync(string text)
    {
        var events = await StreamAsync(text, subgraphs: false);
        return (string?)JObject.Parse(events.Last(e => e.Name == "values").Data)["messages"]!.Last!["content"];
    }

    private async Task<List<RunEvent>> StreamAsync(string text, bool subgraphs)
    {
        var agent = await CreateAgentAsync();
        var thread = await CreateThreadAsync(agent);
        var request = new StreamRunRequest
        {
            AgentId = agent,
            StreamMode = [RunStreamMode.Values, RunStreamMode.Updates, RunStreamMode.MessagesTuple],
            StreamSubgraphs = subgraphs,
            Input = new RunInput { Messages = [new InputMessage { Role = MessageRole.User, Content = text }] },
        };
        var events = new List<RunEvent>();
        await foreach (var runEvent in LangSmith.Runs.StreamAsync(thread, request, cancellationToken: Token))
        {
            events.Add(runEvent);
        }

        return events;
    }
}
