using Newtonsoft.Json;
using static DeepAgents.Tests.Runs.Interrupts;

namespace DeepAgents.Tests.Runs;

public sealed class ResumeAnswersTests
{
    [Test]
    public void Decisions_are_put_into_the_order_of_the_requests()
    {
        var interrupt = Approval(FirstId, "rm", "mail");
        var (rm, mail) = (interrupt.ActionRequests[0], interrupt.ActionRequests[1]);
        Assert.That(
            Wire([interrupt], [mail.Reject("no"), rm.Approve()]),
            Is.EqualTo("""{"decisions":[{"type":"approve"},{"type":"reject","message":"no"}]}"""));
    }

    [Test]
    public void Two_requests_of_the_same_tool_are_told_apart()
    {
        var interrupt = Approval(FirstId, "rm", "rm");
        Assert.That(
            Wire([interrupt], [interrupt.ActionRequests[1].Approve(), interrupt.ActionRequests[0].Reject()]),
            Is.EqualTo("""{"decisions":[{"type":"reject"},{"type":"approve"}]}"""));
    }

    [Test]
    public void Several_interrupts_are_answered_by_their_ids()
    {
        var (first, second) = (Approval(FirstId, "rm"), Question(SecondId));
        Assert.That(
            Wire([first, second], [second.Answer("yes"), first.ActionRequests[0].Approve()]),
            Is.EqualTo($$$"""{"{{{FirstId}}}":{"decisions":[{"type":"approve"}]},"{{{SecondId}}}":"yes"}"""));
    }

    [Test]
    public void One_interrupt_is_answered_by_its_id_where_others_wait_beside_it()
    {
        var interrupt = PerCall(FirstId, "rm");
        Assert.That(Wire([interrupt], [interrupt.ActionRequests[0].Approve()]), Is.EqualTo("""{"type":"approve"}"""));
        Assert.That(
            Wire([interrupt], [interrupt.ActionRequests[0].Approve()], isKeyed: true), Is.EqualTo($$$"""{"{{{FirstId}}}":{"type":"approve"}}"""));
    }

    [Test]
    public void A_pause_that_asks_nothing_goes_on_with_an_empty_object() => Assert.That(Wire([], []), Is.EqualTo("{}"));

    [Test]
    public void A_decision_of_the_same_interrupt_that_was_read_again_counts()
    {
        var (now, before) = (Approval(FirstId, "rm", "mail"), Approval(FirstId, "rm", "mail"));
        Assert.That(
            Wire([now, before], before.ActionRequests.Select(action => action.Approve())),
            Is.EqualTo("""{"decisions":[{"type":"approve"},{"type":"approve"}]}"""));
    }

    [Test]
    public void A_missing_decision_is_refused()
    {
        var interrupt = Approval(FirstId, "rm", "mail");
        Assert.That(Refused([interrupt], [interrupt.ActionRequests[0].Approve()]), Does.StartWith("There is no decision about the action 'mail' (2 of 2"));
        Assert.That(Refused([interrupt, Question(SecondId)], interrupt.ActionRequests.Select(a => a.Approve())), Does.Contain(SecondId));
        Assert.That(Refused([Question()], []), Does.StartWith("There is no decision about interrupt"));
    }

    [Test]
    public void A_second_decision_about_the_same_is_refused()
    {
        var (interrupt, question) = (Approval(FirstId, "rm"), Question());
        var action = interrupt.ActionRequests[0];
        Assert.That(Refused([interrupt], [action.Approve(), action.Reject()]), Does.StartWith("There are 2 decisions about the action 'rm'"));
        Assert.That(Refused([question], [question.Answer(1), question.Answer(2)]), Does.StartWith("There are 2 decisions about interrupt"));
    }

    [Test]
    public void A_decision_about_something_else_is_refused()
    {
        var (interrupt, other) = (Approval(FirstId, "rm"), Approval(SecondId, "mail"));
        Assert.That(
            Refused([interrupt], [interrupt.ActionRequests[0].Approve(), other.ActionRequests[0].Approve()]),
            Does.StartWith($"The decision about the action 'mail' of interrupt {SecondId}: mail answers none of the interrupts."));
        Assert.That(Refused([interrupt], [interrupt.ActionRequests[0].Approve(), Question(SecondId).Answer(1)]), Does.Contain(SecondId));
        Assert.That(Refused([], [interrupt.ActionRequests[0].Approve()]), Does.Contain("answers none"));
    }

    [Test]
    public void A_decision_that_is_not_allowed_is_refused()
    {
        var action = SnakeCase(FirstId, ("mail", ["approve", "reject"])).ActionRequests[0];
        Assert.That(
            Refused([action.Interrupt], [action.Edit("mail", [])]),
            Does.StartWith("The decision Edit is not allowed for the action 'mail'").And.Contain("Allowed: Approve, Reject."));
    }

    [Test]
    public void Names_that_a_server_chose_are_shown_without_control_characters()
    {
        var interrupt = Approval(FirstId, "r\u001b[2Jm");
        Assert.That(Refused([interrupt], []), Does.Not.Contain('\u001b').And.Contain(@"r\u001B[2Jm"));
    }

    [Test]
    public void Several_interrupts_without_ids_cannot_be_answered()
    {
        var (first, second) = (Approval(null, "rm"), Question(null));
        Assert.That(
            () => Wire([first, second], [first.ActionRequests[0].Approve(), second.Answer(1)]),
            Throws.InvalidOperationException.With.Message.Contains("no id"));
    }

    [Test]
    public void Nothing_is_refused_as_such()
    {
        Assert.That(() => new ResumeAnswers(null!, []), Throws.ArgumentNullException);
        Assert.That(() => new ResumeAnswers([], null!), Throws.ArgumentNullException);
        Assert.That(() => new ResumeAnswers([Question()], [null!]), Throws.ArgumentException.With.Property("ParamName").EqualTo("decisions"));
    }

    private static string Wire(IEnumerable<RunInterrupt> interrupts, IEnumerable<Decision> decisions, bool isKeyed = false) =>
        new ResumeAnswers(interrupts, decisions).ToJson(isKeyed).ToString(Formatting.None);

    private static string Refused(IEnumerable<RunInterrupt> interrupts, IEnumerable<Decision> decisions)
    {
        var refusal = Assert.Throws<ArgumentException>(() => _ = new ResumeAnswers(interrupts, decisions))!;
        Assert.That(refusal.ParamName, Is.EqualTo("decisions"));
        return refusal.Message;
    }
}
