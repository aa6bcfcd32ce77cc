namespace DeepAgents.Tests.Errors;

public class HtmlPageTests
{
    [TestCase("<!DOCTYPE html><p>x", null)]
    [TestCase("<HTML>x", null)]
    [TestCase("<h1>x</h1>", null)]
    [TestCase("<!-- gateway --><html>x", null)]
    [TestCase("<?xml version=\"1.0\"?><html>x", "application/json")]
    [TestCase("<custom>x", "text/html")]
    public void A_page_is_html(string body, string? contentType) =>
        Assert.That(Bodies.ClassifyAs<HtmlError>(body, contentType).Message, Is.EqualTo("x"));

    [TestCase("<Error><Code>AccessDenied</Code></Error>", "application/xml")]
    [TestCase("<param>", "text/plain")]
    [TestCase("<", null)]
    [TestCase("Bad gateway", "text/html")]
    public void Other_text_is_not(string body, string? contentType) =>
        Assert.That(Bodies.ClassifyAs<PlainTextError>(body, contentType).Text, Is.EqualTo(body));

    [TestCase("<html><title>\n 502 Bad\n Gateway </title>", "502 Bad Gateway")]
    [TestCase("<html><TITLE lang=en>A &amp; B</TITLE>", "A & B")]
    [TestCase("<html><title>cut o", "cut o")]
    [TestCase("<html><title", null)]
    [TestCase("<html><title> </title>", null)]
    [TestCase("<html><body>no title", null)]
    public void The_title_is_read(string body, string? title) => Assert.That(Bodies.ClassifyAs<HtmlError>(body).Title, Is.EqualTo(title));

    [Test]
    public void The_text_is_what_a_person_sees()
    {
        var error = Bodies.ClassifyAs<HtmlError>(
            "<html><head><title>T</title><style>a { }</style><script>if (a < b) { alert('x') }</script></head>" +
            "<body><!-- secret > comment --><h1>Sign&nbsp;in</h1><p>to the\n  hotel&#10;&#x202e; network</p></body></html>");

        Assert.That(error.Text, Is.EqualTo(@"Sign in to the hotel \u202E network"));
    }

    [Test]
    public void Title_and_text_are_capped()
    {
        var error = Bodies.ClassifyAs<HtmlError>($"<html><title>{new string('t', 5000)}</title>{new string('x', 100_000)}");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error.Title, Has.Length.EqualTo(200).And.EndsWith("…"));
            Assert.That(error.Text, Has.Length.EqualTo(2000).And.EndsWith("…"));
        }
    }

    [Test]
    public void A_page_cut_at_any_byte_does_no_harm()
    {
        const string Page = "<!DOCTYPE html><!-- c --><html><head><title>T &amp; U</title><script>x</script></head><body>B &lt;</body></html>";
        for (int length = 1; length <= Page.Length; length++)
        {
            Assert.That(Bodies.Classify(Page[..length], "text/html"), Is.InstanceOf<HtmlError>(), $"cut at {length}");
        }
    }
}
