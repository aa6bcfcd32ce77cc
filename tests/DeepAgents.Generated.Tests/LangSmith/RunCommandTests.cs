using DeepAgents.LangSmith;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using static DeepAgents.Tests.Runs.Interrupts;
using static DeepAgents.Tests.StubHandler;

namespace DeepAgents.Tests.LangSmith;

/// <summary>A command goes out with the message that the service wants beside it.</summary>
[CancelAfter(30_000)]
public sealed class RunCommandTests
{
    private const string NoInput = """{"messages":[{"role":"system","content":""}]}""";

    private static readonly RunCommand Command = new() { Resume = "yes", Update = new JObject { ["x"] = 1 }, Goto = "node" };

    [Test]
    public async Task A_command_needs_no_input()
    {
        foreach (var send in Sends(Command, input: null))
        {
            var sent = await SentAsync(send);
            Assert.That(sent["command"]!.ToString(Formatting.None), Is.EqualTo("""{"resume":"yes","update":{"x":1},"goto":"node"}"""));
            Assert.That(sent["input"]!.ToString(Formatting.None), Is.EqualTo(NoInput));
        }
    }

    [Test]
    public async Task An_input_beside_a_command_is_sent_as_it_is()
    {
        foreach (var send in Sends(Command, new RunInput { Messages = [InputMessage.User("hello")] }))
        {
            Assert.That((string?)(await SentAsync(send))["input"]!["messages"]![0]!["content"], Is.EqualTo("hello"));
        }
    }

    [Test]
    public async Task Without_a_command_nothing_is_added()
    {
        foreach (var send in Sends(null, input: null).Skip(1))
        {
            Assert.That((await SentAsync(send)).Properties().Select(p => p.Name), Is.SubsetOf(new[] { "agent_id" }));
        }
    }

    [Test]
    public void A_streamed_run_with_neither_is_refused()
    {
        var client = new DeepAgentsClient(new DeepAgentsOptions { ApiKey = "key" }, new StubHandler(_ => throw new InvalidOperationException("Nothing is sent.")));
        Assert.That(
            () => client.Runs.StreamAsync("t", new StreamRunRequest { AgentId = "a" }),
            Throws.ArgumentException.With.Message.Contains("A run needs an Input or a Command.").And.Property("ParamName").EqualTo("body"));
    }

    [Test]
    public void A_request_that_resumes_is_made_from_decisions()
    {
        var (first, second) = (Approval(FirstId, "rm"), Question(SecondId));
        var one = StreamRunRequest.Resume("a", [first], [first.ActionRequests[0].Approve()]);
        var two = StreamRunRequest.Resume("a", [first, second], [first.ActionRequests[0].Reject(), second.Answer(7)]);
        Assert.That((one.AgentId, one.Command!.Resume!.ToString(Formatting.None)), Is.EqualTo(("a", """{"decisions":[{"type":"approve"}]}""")));
        Assert.That(two.Command!.Resume!.ToString(Formatting.None), Is.EqualTo($$$"""{"{{{FirstId}}}":{"decisions":[{"type":"reject"}]},"{{{SecondId}}}":7}"""));
        Assert.That(() => StreamRunRequest.Resume("a", [first], []), Throws.ArgumentException);
    }

    private static IEnumerable<Func<RunsClient, Task>> Sends(RunCommand? command, RunInput? input) =>
    [
        async runs => await runs.StreamAsync("t", new StreamRunRequest { AgentId = "a", Command = command, Input = input }).GetAsyncEnumerator().MoveNextAsync(),
        runs => runs.CreateAsync("t", new CreateRunRequest { AgentId = "a", Command = command, Input = input }),
        runs => runs.CreateWithThreadAsync(new CreateRunWithThreadRequest { AgentId = "a", Command = command, Input = input }),
    ];

    private static async Task<JObject> SentAsync(Func<RunsClient, Task> send)
    {
        var sent = "";
        using var client = new DeepAgentsClient(new DeepAgentsOptions { ApiKey = "key" }, new StubHandler(async (request, _, token) =>
        {
            sent = await request.Content!.ReadAsStringAsync(token);
            return request.RequestUri!.AbsolutePath.EndsWith("stream", StringComparison.Ordinal) ? Streaming.StreamScript.Answer("") : Json("{}");
        }));
        await send(client.Runs);
        return JObject.Parse(sent);
    }
}
