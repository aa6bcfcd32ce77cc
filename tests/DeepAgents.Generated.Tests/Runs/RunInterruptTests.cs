using Newtonsoft.Json.Linq;
using static DeepAgents.DecisionKind;
using static DeepAgents.Tests.Runs.Interrupts;

namespace DeepAgents.Tests.Runs;

public sealed class RunInterruptTests
{
    private static IEnumerable<RunInterrupt> Forms =>
    [
        SnakeCase(FirstId, ("rm", ["approve", "reject"])),
        CamelCase(FirstId, ("rm", ["approve", "reject"])),
        PerCall(FirstId, "rm"),
    ];

    [TestCaseSource(nameof(Forms))]
    public void Action_requests_are_read_in_every_form(RunInterrupt interrupt)
    {
        var action = interrupt.ActionRequests.Single();
        Assert.Multiple(() =>
        {
            Assert.That((action.Name, action.Description, (string?)action.Arguments["path"]), Is.EqualTo(("rm", "Run rm?", "rm.txt")));
            Assert.That(action.Interrupt, Is.SameAs(interrupt));
            Assert.That(action.ToString(), Is.EqualTo("rm"));
            Assert.That(interrupt.ToString(), Is.EqualTo($"interrupt {FirstId}: rm"));
        });
    }

    [Test]
    public void Each_action_has_the_decisions_of_its_own_review()
    {
        string[] few = ["approve", "reject"], all = ["approve", "edit", "reject", "respond"];
        foreach (var interrupt in new[] { SnakeCase(null, ("mail", few), ("rm", all)), CamelCase(null, ("mail", few), ("rm", all)) })
        {
            Assert.That(interrupt.ActionRequests[0].AllowedDecisions, Is.EqualTo(new[] { Approve, Reject }));
            Assert.That(interrupt.ActionRequests[1].AllowedDecisions, Is.EqualTo(new[] { Approve, Edit, Reject, Respond }));
        }
    }

    [TestCase("""{"action_requests":[{"name":"rm","args":{}}]}""")]
    [TestCase("""{"action_requests":[{"name":"rm","args":{}}],"review_configs":null}""")]
    [TestCase("""{"action_requests":[{"name":"rm","args":{}}],"review_configs":[{"action_name":"other","allowed_decisions":["reject"]}]}""")]
    [TestCase("""{"action_requests":[{"name":"rm","args":{}}],"review_configs":[{"action_name":"rm"}]}""")]
    [TestCase("""{"type":"tool_approval","name":"rm","args":{}}""")]
    public void Every_decision_is_allowed_if_the_runtime_names_none(string value) =>
        Assert.That(Of(value).ActionRequests.Single().AllowedDecisions, Is.EqualTo(new[] { Approve, Edit, Reject, Respond }));

    [Test]
    public void Kinds_of_decisions_that_this_version_does_not_know_are_left_out() =>
        Assert.That(SnakeCase(null, ("rm", ["delegate", "approve"])).ActionRequests.Single().AllowedDecisions, Is.EqualTo(new[] { Approve }));

    [TestCase("null")]
    [TestCase("\"sure?\"")]
    [TestCase("[1]")]
    [TestCase("{}")]
    [TestCase("""{"question":"ok?"}""")]
    [TestCase("""{"action_requests":"none"}""")]
    [TestCase("""{"action_requests":[1]}""")]
    [TestCase("""{"type":"other","name":"rm","args":{}}""")]
    public void Any_other_form_has_no_action_requests_and_keeps_its_JSON(string value)
    {
        var interrupt = Of(value);
        Assert.That(interrupt.ActionRequests, Is.Empty);
        Assert.That(JToken.DeepEquals(interrupt.Value, JToken.Parse(value)));
        Assert.That(interrupt.ToString(), Is.EqualTo("interrupt i"));
    }

    [TestCase("""{"action_requests":[{"args":{"a":1}}]}""", "", 1)]
    [TestCase("""{"action_requests":[{"name":"rm","args":"text"}]}""", "rm", 0)]
    [TestCase("""{"action_requests":[{"name":"rm"}]}""", "rm", 0)]
    public void A_request_without_the_usual_members_is_still_a_request(string value, string name, int arguments)
    {
        var action = Of(value).ActionRequests.Single();
        Assert.That((action.Name, action.Arguments.Count, action.Description), Is.EqualTo((name, arguments, (string?)null)));
    }

    [Test]
    public void Interrupts_are_the_same_by_their_id_and_without_one_by_what_they_ask()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Question(FirstId).Is(PerCall(FirstId, "rm")), Is.True);
            Assert.That(Question(FirstId).Is(Question(SecondId)), Is.False);
            Assert.That(Question(null).Is(Question(null)), Is.True);
            Assert.That(Question(null).Is(Question(FirstId)), Is.False);
            Assert.That(Question(FirstId).Is(Question(null)), Is.False);
            Assert.That(Question(null).Is(PerCall(null, "rm")), Is.False);
        });
    }

    private static RunInterrupt Of(string value) => new("i", JToken.Parse(value));
}
