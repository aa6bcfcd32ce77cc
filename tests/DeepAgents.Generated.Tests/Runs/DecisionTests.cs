using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using static DeepAgents.Tests.Runs.Interrupts;

namespace DeepAgents.Tests.Runs;

public sealed class DecisionTests
{
    private static readonly string[] All = ["approve", "edit", "reject", "respond"];

    private static IEnumerable<TestCaseData> Wire =>
    [
        new(DecisionKind.Approve, (ActionRequest a) => a.Approve(), """{"type":"approve"}""", """{"type":"approve"}"""),
        new(
            DecisionKind.Edit,
            (ActionRequest a) => a.Edit("mv", new JObject { ["to"] = "x" }),
            """{"type":"edit","edited_action":{"name":"mv","args":{"to":"x"}}}""",
            """{"type":"edit","editedAction":{"name":"mv","args":{"to":"x"}}}"""),
        new(DecisionKind.Reject, (ActionRequest a) => a.Reject(), """{"type":"reject"}""", """{"type":"reject"}"""),
        new(DecisionKind.Reject, (ActionRequest a) => a.Reject("no"), """{"type":"reject","message":"no"}""", """{"type":"reject","message":"no"}"""),
        new(DecisionKind.Respond, (ActionRequest a) => a.Respond("42"), """{"type":"respond","message":"42"}""", """{"type":"respond","message":"42"}"""),
    ];

    [TestCaseSource(nameof(Wire))]
    public void A_decision_is_written_in_the_casing_of_its_interrupt(DecisionKind kind, Func<ActionRequest, Decision> decide, string snakeCase, string camelCase)
    {
        foreach (var (interrupt, wire) in new[] { (SnakeCase(null, ("rm", All)), snakeCase), (CamelCase(null, ("rm", All)), camelCase), (PerCall(null, "rm"), snakeCase) })
        {
            var action = interrupt.ActionRequests.Single();
            var decision = decide(action);
            Assert.That((decision.Kind, decision.Action, decision.Interrupt), Is.EqualTo(((DecisionKind?)kind, action, interrupt)));
            Assert.That(decision.ToJson().ToString(Formatting.None), Is.EqualTo(wire));
        }
    }

    [Test]
    public void One_interrupt_a_call_in_camel_case_is_edited_in_camel_case()
    {
        var action = new RunInterrupt(null, JObject.Parse("""{"type":"tool_approval","toolCallId":"c","name":"rm","args":{}}""")).ActionRequests.Single();
        Assert.That(action.Edit("rm", []).ToJson()["editedAction"], Is.Not.Null);
    }

    [Test]
    public void What_a_decision_holds_is_a_copy()
    {
        var arguments = new JObject { ["path"] = "a" };
        var edit = Approval(FirstId, "rm").ActionRequests.Single().Edit("rm", arguments);
        arguments["path"] = "changed";
        ((JObject)edit.ToJson())["type"] = "changed";
        Assert.That(edit.ToJson().ToString(Formatting.None), Is.EqualTo("""{"type":"edit","edited_action":{"name":"rm","args":{"path":"a"}}}"""));
    }

    [TestCase("true")]
    [TestCase("\"yes\"")]
    [TestCase("[]")]
    [TestCase("""{"any":{"thing":1}}""")]
    public void Any_JSON_answers_an_interrupt_of_another_form(string json)
    {
        var interrupt = Question();
        var answer = interrupt.Answer(JToken.Parse(json));
        Assert.That((answer.Kind, answer.Action, answer.Interrupt), Is.EqualTo(((DecisionKind?)null, (ActionRequest?)null, interrupt)));
        Assert.That(answer.ToJson().ToString(Formatting.None), Is.EqualTo(json));
    }

    [Test]
    public void Wrong_arguments_are_refused()
    {
        var action = Approval(FirstId, "rm").ActionRequests.Single();
        Assert.Multiple(() =>
        {
            Assert.That(() => action.Edit("", []), Throws.ArgumentException);
            Assert.That(() => action.Edit("rm", null!), Throws.ArgumentNullException);
            Assert.That(() => action.Respond(null!), Throws.ArgumentNullException);
            Assert.That(() => Question().Answer(null!), Throws.ArgumentNullException);
            Assert.That(() => Question().Answer(JValue.CreateNull()), Throws.ArgumentException.With.Message.Contains("null"));
            Assert.That(() => Approval(FirstId, "rm").Answer("yes"), Throws.InvalidOperationException.With.Message.Contains("Approve"));
        });
    }
}
