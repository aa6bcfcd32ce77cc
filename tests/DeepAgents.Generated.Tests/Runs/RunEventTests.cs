using static DeepAgents.Tests.Streaming.StreamScript;

namespace DeepAgents.Tests.Runs;

[CancelAfter(30_000)]
public sealed class RunEventTests
{
    [Test]
    public async Task Every_known_event_has_a_type_and_keeps_what_it_was()
    {
        var (events, end) = await ReadAsync("""
            event: metadata
            data: {"run_id":"r1","attempt":1,"thread_id":"t1"}
            id: 0

            event: values
            data: {"messages":[],"__interrupt__":[{"id":"i1","value":{"tool":"rm"}}]}

            event: updates|tools:7|inner:8
            data: {"node":{"x":1},"__interrupt__":[{"id":"i2","value":"sure?"}]}

            event: messages|tools:7
            data: [{"content":"Hel","type":"AIMessageChunk","id":"m1"},{"langgraph_node":"model"}]

            event: messages
            data: [{"content":[{"type":"text","text":"lo"},{"type":"tool_use","name":"x"}],"type":"AIMessageChunk","id":"m1"},{}]

            event: checkpoints
            data: {"next":[]}

            event: end
            data: null


            """.ReplaceLineEndings("\n"));

        Assert.That(end, Is.Null);
        Assert.Multiple(() =>
        {
            Assert.That(events.Select(e => e.GetType()), Is.EqualTo(new[]
            {
                typeof(RunMetadataEvent), typeof(RunValuesEvent), typeof(RunUpdatesEvent), typeof(RunMessageEvent), typeof(RunMessageEvent),
                typeof(RunEvent), typeof(RunEndEvent),
            }));
            var metadata = (RunMetadataEvent)events[0];
            Assert.That((metadata.RunId, metadata.Attempt, metadata.ThreadId, metadata.Id), Is.EqualTo(("r1", (int?)1, "t1", "0")));
            Assert.That(((RunValuesEvent)events[1]).Interrupts.Single().Value!["tool"]!.ToString(), Is.EqualTo("rm"));
            var updates = (RunUpdatesEvent)events[2];
            Assert.That(updates.Name, Is.EqualTo("updates|tools:7|inner:8"));
            Assert.That(updates.Kind, Is.EqualTo("updates"));
            Assert.That(updates.Namespace, Is.EqualTo(new[] { "tools:7", "inner:8" }));
            Assert.That(updates.Interrupts.Single().Id, Is.EqualTo("i2"));
            Assert.That(updates.Interrupts.Single().Namespace, Is.EqualTo(updates.Namespace));
            Assert.That(events.OfType<RunMessageEvent>().Select(e => e.TextDelta), Is.EqualTo(new[] { "Hel", "lo" }));
            Assert.That(events.OfType<RunMessageEvent>().All(e => e.IsAssistant && e.MessageId == "m1"), Is.True);
            Assert.That(events[5].Name, Is.EqualTo("checkpoints"));
            Assert.That(events[5].Json!["next"], Is.Empty);
        });
    }

    [Test]
    public async Task Data_that_is_no_JSON_reaches_the_caller_as_text()
    {
        var (events, _) = await ReadAsync("event: values\ndata: not json\n\nevent: messages\ndata: {\"content\":1}\n\ndata: plain\n\n");
        Assert.Multiple(() =>
        {
            Assert.That(events.Select(e => e.Data), Is.EqualTo(new[] { "not json", "{\"content\":1}", "plain" }));
            Assert.That(events[0].Json, Is.Null);
            Assert.That(((RunValuesEvent)events[0]).Interrupts, Is.Empty);
            Assert.That(((RunMessageEvent)events[1]).TextDelta, Is.Empty);
        });
    }

    [Test]
    public async Task An_error_frame_is_thrown_after_what_came_before_it()
    {
        var (events, end) = await ReadAsync("event: values\ndata: {}\n\nevent: error\ndata: {\"error\":\"TypeError\",\"message\":\"it\\nbroke\"}\n\n");
        Assert.That(events, Has.Count.EqualTo(1));
        var exception = end as RunStreamException;
        Assert.Multiple(() =>
        {
            Assert.That(exception!.Error.Error, Is.EqualTo("TypeError"));
            Assert.That(exception.Error.Message, Is.EqualTo("it\nbroke"));
            Assert.That(exception.Message, Does.Contain("TypeError").And.Contain("broke").And.Not.Contain("\n"));
        });
    }

    [Test]
    public async Task An_error_frame_that_is_no_JSON_loses_nothing()
    {
        var (_, end) = await ReadAsync("event: error\ndata: boom\n\n");
        Assert.That((end as RunStreamException)!.Error.Message, Is.EqualTo("boom"));
    }

    [TestCase("""{"error":"ValueError","message":"bad input"}""", "The run failed: ValueError: bad input", "ValueError", "bad input")]
    [TestCase("""{"error":{"message":"quota exceeded","type":"rate_limit_error","code":429}}""", "The run failed: quota exceeded", null, "quota exceeded")]
    [TestCase("""{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}""", "The run failed: Overloaded", null, "Overloaded")]
    [TestCase("\"model is overloaded\"", "The run failed: model is overloaded", null, "model is overloaded")]
    [TestCase("""{"detail":"thread is busy"}""", "The run failed: thread is busy", null, "thread is busy")]
    [TestCase("""{"detail":[{"loc":["body","input"],"msg":"field required"}]}""", "The run failed: body.input: field required", null, "field required")]
    [TestCase("""{"message":{"text":"nested words"}}""", "The run failed: nested words", null, "nested words")]
    [TestCase("""{"error":"E","message":{"text":"nested words"}}""", "The run failed: E: nested words", "E", "nested words")]
    [TestCase("""["GraphRecursionError","Limit of 25"]""", "The run failed: GraphRecursionError; Limit of 25", null, "GraphRecursionError; Limit of 25")]
    [TestCase("""{"status_code":500,"message":"Internal Server Error"}""", "The run failed: Internal Server Error", null, "Internal Server Error")]
    [TestCase("""{"error":"GraphRecursionError","message":null}""", "The run failed: GraphRecursionError", "GraphRecursionError", null)]
    [TestCase("""{"error":"GraphRecursionError","detail":"limit"}""", "The run failed: GraphRecursionError: limit", "GraphRecursionError", "limit")]
    [TestCase("""{"error":"E","message":"{\"error\":\"Inner\",\"message\":\"why\"}"}""", "The run failed: E: Inner: why", "E", """{"error":"Inner","message":"why"}""")]
    [TestCase("""{"code":"E42","title":"Disk full"}""", "The run failed (E42): Disk full", null, "Disk full")]
    [TestCase("""{"error":"","message":""}""", """The run failed: {"error":"","message":""}""", "", "")]
    [TestCase("""{"limit":25}""", """The run failed: {"limit":25}""", null, null)]
    [TestCase("plain words", "The run failed: plain words", null, "plain words")]
    [TestCase("null", "The run failed: null", null, null)]
    [TestCase("{}", "The run failed: {}", null, null)]
    [TestCase("", "The run failed: the service gave no reason", null, "")]
    public async Task Whatever_an_error_frame_looks_like_the_exception_says_why(string data, string text, string? error, string? message)
    {
        var (_, end) = await ReadAsync($"event: error\ndata: {data}\n\n");

        var exception = (RunStreamException)end!;
        Assert.Multiple(() =>
        {
            Assert.That((exception.Message, exception.Error.Error, exception.Error.Message), Is.EqualTo((text, error, message)));
            Assert.That(new RunFailedException(new RunOutcome { ThreadId = "t", AgentId = "a", Status = RunOutcomeStatus.Failed }, exception).Message, Is.EqualTo(text));
        });
    }

    [Test]
    public async Task A_key_that_the_server_repeats_in_an_error_is_not_passed_on()
    {
        var (_, end) = await ReadAsync("event: error\ndata: {\"error\":\"Auth\",\"message\":\"bad secret-key-1234, token=abc\"}\n\n", key: "secret-key-1234");
        Assert.That(end!.ToString(), Does.Contain("Auth").And.Not.Contain("secret-key-1234").And.Not.Contain("abc"));
    }
}
