using Newtonsoft.Json.Linq;

namespace DeepAgents.Tests.Errors;

public class ApiErrorTests
{
    private static readonly string Long = new('x', 100_000);

    private static IEnumerable<TestCaseData> Leaves()
    {
        yield return new TestCaseData(new StructuredError("t", "a_code", "d"), "d", "StructuredError (a_code): d").SetArgDisplayNames("structured");
        yield return new TestCaseData(new StructuredError(detail: "d", title: "Gone."), "Gone. d", "StructuredError: Gone. d").SetArgDisplayNames("structured, title");
        yield return new TestCaseData(new HtmlError("T", "T | 1"), "T: | 1", "HtmlError: T: | 1").SetArgDisplayNames("html, title in text");
        yield return new TestCaseData(new HtmlError("T", "T -"), "T", "HtmlError: T").SetArgDisplayNames("html, no more than the title");
        yield return new TestCaseData(new StructuredError(), "", "StructuredError").SetArgDisplayNames("structured, nothing set");
        yield return new TestCaseData(new SimpleError("s", isNested: true), "s", "SimpleError: s").SetArgDisplayNames("simple");
        yield return new TestCaseData(new ValidationError([new ValidationIssue("c", "m", ["a", "0"])]), "a[0]: m", "ValidationError: a[0]: m").SetArgDisplayNames("validation");
        yield return new TestCaseData(new PlainTextError("p"), "p", "PlainTextError: p").SetArgDisplayNames("plain text");
        yield return new TestCaseData(new HtmlError("T", "x"), "T: x", "HtmlError: T: x").SetArgDisplayNames("html");
        yield return new TestCaseData(new HtmlError(null, " "), "an HTML page without text", "HtmlError: an HTML page without text").SetArgDisplayNames("html, nothing to see");
        yield return new TestCaseData(new UnrecognizedError(new JArray(1)), "[1]", "UnrecognizedError: [1]").SetArgDisplayNames("unrecognized");
        yield return new TestCaseData(new EmptyError(), "the response has no body", "EmptyError: the response has no body").SetArgDisplayNames("empty");
    }

    [TestCaseSource(nameof(Leaves))]
    public void A_user_can_build_each_kind(ApiError error, string message, string text) =>
        Assert.That((error.Message, error.ToString()), Is.EqualTo((message, text)));

    [Test]
    public void There_is_a_test_for_each_kind()
    {
        IEnumerable<Type> kinds = typeof(ApiError).Assembly.GetTypes().Where(type => type.BaseType == typeof(ApiError));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(kinds, Is.EquivalentTo(Leaves().Select(leaf => leaf.Arguments[0]!.GetType()).Distinct()));
            Assert.That(kinds, Is.All.Matches<Type>(kind => kind is { IsSealed: true, IsPublic: true }));
        }
    }

    private static IEnumerable<ApiError> Hostile()
    {
        string text = "a\r\nb\u202E" + Long;
        yield return new StructuredError(text, text, text);
        yield return new SimpleError(text);
        yield return new ValidationError(Enumerable.Repeat(new ValidationIssue(text, text, [text]), 100));
        yield return new PlainTextError(text);
        yield return new HtmlError(text, text);
        yield return new UnrecognizedError(new JValue(text));
        yield return new UnrecognizedError(new JObject { ["other"] = text });
    }

    [TestCaseSource(nameof(Hostile))]
    public void Messages_and_texts_are_short_safe_lines(ApiError error)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(error.Message, Has.Length.LessThanOrEqualTo(1000));
            Assert.That(error.ToString(), Has.Length.LessThanOrEqualTo(200));
            Assert.That(Bodies.IsOneSafeLine(error.Message + error), Is.True);
            Assert.That(error.ToString(), Does.StartWith(error.GetType().Name));
        }
    }

    [Test]
    public void Nothing_is_lost_from_the_members_that_hold_data()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(new SimpleError(Long).Text, Is.EqualTo(Long));
            Assert.That(new PlainTextError(Long).Text, Is.EqualTo(Long));
            Assert.That(new StructuredError(detail: Long).Detail, Is.EqualTo(Long));
        }
    }

    [Test]
    public void A_caller_can_switch_on_the_kind()
    {
        ApiError error = Bodies.Classify(Bodies.AgentNotFound);

        string? code = error switch
        {
            StructuredError { Code: "agent_not_found" } structured => structured.Code,
            _ => null,
        };
        Assert.That(code, Is.EqualTo("agent_not_found"));
    }

    [Test]
    public void An_argument_that_is_needed_is_asked_for()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => new SimpleError(null!), Throws.ArgumentNullException);
            Assert.That(() => new PlainTextError(null!), Throws.ArgumentNullException);
            Assert.That(() => new UnrecognizedError(null!), Throws.ArgumentNullException);
            Assert.That(() => new ValidationError(null!), Throws.ArgumentNullException);
        }
    }
}
