using System.Text.Json;
using DeepAgents.Tests.Surface;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using JsonSerializer = System.Text.Json.JsonSerializer;

namespace DeepAgents.Tests.Serialization;

/// <summary>Events, outcomes and errors are written for logs and relays, the same by every serializer.</summary>
public sealed class WrittenTypesTests
{
    private static readonly TestCaseData[] Values =
    [
        new(new RunMessageEvent("messages|tools:1", """[{"content":"hi","n":1.5},{}]""", "7"), """{"event":"messages|tools:1","id":"7","data":[{"content":"hi","n":1.5},{}]}"""),
        new(new RunEvent("custom", "not JSON"), """{"event":"custom","data":"not JSON"}"""),
        new(new RunEndEvent("end", ""), """{"event":"end","data":""}"""),
        new(new RunErrorEvent("error", "1 2"), """{"event":"error","data":"1 2"}"""),
        new(
            new RunOutcome
            {
                ThreadId = "t",
                AgentId = "a",
                RunId = "r",
                Status = RunOutcomeStatus.Waiting,
                Text = "é",
                Messages = [new RunMessage(JObject.Parse("""{"type":"ai","content":"é"}"""))],
                Interrupts = [new RunInterrupt("i", new JObject { ["q"] = 1 }, ["tools:1"])],
            },
            """{"thread_id":"t","agent_id":"a","run_id":"r","status":"waiting","text":"é","messages":[{"type":"ai","content":"é"}],"interrupts":[{"id":"i","value":{"q":1},"namespace":["tools:1"]}]}"""),
        new(new StructuredError("u", "c", "d", 404, "t"), """{"kind":"structured","message":"t: d","type":"u","code":"c","detail":"d","status":404,"title":"t"}"""),
        new(new SimpleError("x"), """{"kind":"simple","message":"x","text":"x"}"""),
        new(new PlainTextError("x"), """{"kind":"plain_text","message":"x","text":"x"}"""),
        new(new HtmlError("T", "x"), """{"kind":"html","message":"T: x","title":"T","text":"x"}"""),
        new(new UnrecognizedError(JToken.Parse("""{"message":"m"}""")), """{"kind":"unrecognized","message":"m","json":{"message":"m"}}"""),
        new(new EmptyError(), """{"kind":"empty","message":"the response has no body"}"""),
        new(new ValidationError([new ValidationIssue("c", "m", ["a", "0"])]), """{"kind":"validation","message":"a[0]: m","issues":[{"code":"c","message":"m","path":["a","0"]}]}"""),
    ];

    [Test]
    public void There_is_a_value_of_every_type()
    {
        var written = PublicSurface.Package.Where(type => typeof(IWritesJson).IsAssignableFrom(type) && !type.IsAbstract);
        Type[] parts = [typeof(RunMessage), typeof(RunInterrupt), typeof(ValidationIssue), typeof(RunMetadataEvent), typeof(RunUpdatesEvent), typeof(RunValuesEvent)];
        Assert.That(written.Except(Values.Select(value => value.Arguments[0]!.GetType())), Is.EquivalentTo(parts));
    }

    [TestCaseSource(nameof(Values))]
    public void Every_serializer_writes_the_same(object value, string expected)
    {
        Assert.That(JsonSerializer.Serialize(value, value.GetType()), Is.EqualTo(expected));
        Assert.That(JsonSerializer.Serialize(value, JsonSerializerOptions.Web), Is.EqualTo(expected));
        var root = value is RunEvent ? typeof(RunEvent) : value is ApiError ? typeof(ApiError) : value.GetType();
        Assert.That(JsonSerializer.Serialize(value, root), Is.EqualTo(expected));
        Assert.That(JToken.Parse(JsonConvert.SerializeObject(value)), Is.EqualTo(JToken.Parse(expected)).Using<JToken>(JToken.DeepEquals));
    }

    [TestCaseSource(nameof(Values))]
    public void They_are_not_read(object value, string json)
    {
        Assert.That(() => JsonSerializer.Deserialize(json, value.GetType()), Throws.InstanceOf<NotSupportedException>());
        Assert.That(() => JsonConvert.DeserializeObject(json, value.GetType()), Throws.InstanceOf<NotSupportedException>());
    }
}
