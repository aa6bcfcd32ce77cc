using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using DeepAgents.Emulator.Tests.Contract;

namespace DeepAgents.Emulator.Tests.Runs;

/// <summary>Runs as any program starts and resumes them: plain requests, and the events as they are on the wire.</summary>
public abstract class RunFixture : EmulatorFixture
{
    /// <summary>The message that this service wants beside a command, and ignores.</summary>
    private const string NoMessage = """{"messages":[{"role":"system","content":""}]}""";

    private HttpClient? _http;

    [OneTimeSetUp]
    public void Connect() => _http = new HttpClient(ContractHandler.ForPlainHttp())
    {
        BaseAddress = Emulator.BaseAddress,
        DefaultRequestHeaders = { { "X-Api-Key", Key } },
    };

    [OneTimeTearDown]
    public void Disconnect() => _http?.Dispose();

    [TearDown]
    public void EndScenario() => Emulator.Use(new EmulatorScenario());

    /// <summary>The answers of the scenario from now on.</summary>
    protected void Use(params AnswerScript[] answers)
    {
        var scenario = new EmulatorScenario();
        Array.ForEach(answers, scenario.Answers.Add);
        Emulator.Use(scenario);
    }

    /// <summary>A tool whose call a person may decide in any way, unless told otherwise.</summary>
    protected static ToolCallScript Gated(string name = "delete_file", string path = "a.txt", params HumanDecision[] allowed)
    {
        var call = new ToolCallScript { Name = name, Arguments = new JsonObject { ["path"] = path }, Result = $"{name} {path}: done" };
        Array.ForEach(allowed.Length == 0 ? Enum.GetValues<HumanDecision>() : allowed, call.AllowedDecisions.Add);
        return call;
    }

    protected static AnswerScript Calls(params ToolCallScript[] calls)
    {
        var answer = new AnswerScript();
        Array.ForEach(calls, answer.ToolCalls.Add);
        return answer;
    }

    protected async Task<TestThread> NewThreadAsync()
    {
        var agent = await CreateAgentAsync();
        return new TestThread(agent, await CreateThreadAsync(agent));
    }

    /// <summary>A thread on which the question was asked and the run has ended, and the events of it.</summary>
    protected async Task<(TestThread Thread, IReadOnlyList<WireEvent> Events)> AskAsync(string text = "go", bool subgraphs = false)
    {
        var thread = await NewThreadAsync();
        return (thread, await SayAsync(thread, text, subgraphs));
    }

    protected Task<IReadOnlyList<WireEvent>> SayAsync(TestThread thread, string text, bool subgraphs = false) =>
        StreamAsync(thread, new JsonObject
        {
            ["input"] = new JsonObject { ["messages"] = new JsonArray(new JsonObject { ["role"] = "user", ["content"] = text }) },
            ["stream_subgraphs"] = subgraphs,
        });

    /// <summary>Resumes with an answer in JSON.</summary>
    protected Task<IReadOnlyList<WireEvent>> ResumeAsync(TestThread thread, string answer, bool subgraphs = false) =>
        CommandAsync(thread, $$"""{"resume":{{answer}}}""", subgraphs);

    protected Task<IReadOnlyList<WireEvent>> DecideAsync(TestThread thread, params string[] decisions) =>
        ResumeAsync(thread, $$"""{"decisions":[{{string.Join(',', decisions)}}]}""");

    protected Task<IReadOnlyList<WireEvent>> CommandAsync(TestThread thread, string command, bool subgraphs = false) =>
        StreamAsync(thread, new JsonObject
        {
            ["input"] = JsonNode.Parse(NoMessage),
            ["command"] = JsonNode.Parse(command),
            ["stream_subgraphs"] = subgraphs,
        });

    /// <summary>A run in the background, whose events are read afterwards.</summary>
    protected async Task<IReadOnlyList<WireEvent>> RunAsync(TestThread thread, string body)
    {
        var request = (JsonObject)JsonNode.Parse(body)!;
        request["stream_mode"] = new JsonArray("values", "updates", "messages-tuple");
        var run = await SendAsync("POST", $"threads/{thread.Id}/runs", request);
        return WireEvent.Parse(await TextAsync("GET", $"threads/{thread.Id}/runs/{run!["run_id"]}/stream"));
    }

    /// <summary>What goes on with what is open: a run whose input is null.</summary>
    protected Task<IReadOnlyList<WireEvent>> GoOnAsync(TestThread thread) => RunAsync(thread, """{"input":null}""");

    protected async Task<JsonNode> ReadAsync(TestThread thread) => (await SendAsync("GET", $"threads/{thread.Id}"))!;

    /// <summary>The interrupts that wait on the thread, by whatever task.</summary>
    protected async Task<IReadOnlyList<JsonNode>> WaitingAsync(TestThread thread) =>
        [.. ((JsonObject)(await ReadAsync(thread))["interrupts"]!).SelectMany(task => (JsonArray)task.Value!).Select(one => one!)];

    /// <summary>The messages of the thread, in short: type, what it is about, and how a tool ended.</summary>
    protected async Task<string[]> MessagesAsync(TestThread thread) =>
        [.. ((JsonArray)(await ReadAsync(thread))["values"]!["messages"]!).Select(Describe)];

    /// <summary>The events in short, without the chunks of the model.</summary>
    protected static string[] Summaries(IEnumerable<WireEvent> events) =>
        [.. events.Select(one => one.Summary).Where(one => !one.StartsWith("messages AI", StringComparison.Ordinal))];

    protected IReadOnlyList<LedgerToolCall> ToolCalls(TestThread thread) =>
        [.. Emulator.GetLedger().ToolCalls.Where(call => call.ThreadId == thread.Id)];

    protected async Task<JsonNode?> SendAsync(string method, string path, JsonNode? body = null, HttpStatusCode status = HttpStatusCode.OK)
    {
        var text = await TextAsync(method, path, body, status);
        return text.Length == 0 ? null : JsonNode.Parse(text);
    }

    protected async Task<string> TextAsync(string method, string path, JsonNode? body = null, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), $"v1/deepagents/{path}");
        request.Content = body is null ? null : new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await _http!.SendAsync(request, Token);
        var text = await response.Content.ReadAsStringAsync(Token);
        Assert.That(response.StatusCode, Is.EqualTo(status), text);
        return text;
    }

    private static string Describe(JsonNode? message) => (string?)message!["type"] switch
    {
        "ai" when message["tool_calls"] is JsonArray { Count: > 0 } calls =>
            $"ai calls {string.Join(", ", calls.Select(call => $"{call!["name"]}{call["args"]!.ToJsonString()}"))}",
        "tool" => $"tool {message["status"]}: {message["content"]}",
        var type => $"{type}: {message["content"]}",
    };

    private async Task<IReadOnlyList<WireEvent>> StreamAsync(TestThread thread, JsonObject request)
    {
        request["agent_id"] = thread.Agent;
        request["stream_mode"] = new JsonArray("values", "updates", "messages-tuple");
        return WireEvent.Parse(await TextAsync("POST", $"threads/{thread.Id}/runs/stream", request));
    }
}
