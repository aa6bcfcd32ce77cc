namespace DeepAgents.Tests.Http;

public sealed class PathSegmentTests
{
    [TestCase("a", "a")]
    [TestCase("a.b", "a.b")]
    [TestCase("...", "...")]
    [TestCase("a b?c", "a%20b%3Fc")]
    [TestCase("\ud83d\ude00", "%F0%9F%98%80")]
    [TestCase("a\ud83d\ude00\ud83d\ude01b", "a%F0%9F%98%80%F0%9F%98%81b")]
    public void An_id_is_one_escaped_segment(string id, string segment) => Assert.That(PathSegment.Escape(id, "p"), Is.EqualTo(segment));

    [TestCase("", "The id is empty, which would address another resource.")]
    [TestCase(" \t", "The id is empty, which would address another resource.")]
    [TestCase(".", "The id is a dot segment, or holds a slash or a control character, and would change the path.")]
    [TestCase("..", "The id is a dot segment, or holds a slash or a control character, and would change the path.")]
    [TestCase("/a", "The id is a dot segment, or holds a slash or a control character, and would change the path.")]
    [TestCase("a\\", "The id is a dot segment, or holds a slash or a control character, and would change the path.")]
    [TestCase("a\u0085b", "The id is a dot segment, or holds a slash or a control character, and would change the path.")]
    public void An_id_that_would_be_another_one_is_refused(string id, string reason) =>
        Assert.That(() => PathSegment.Escape(id, "p"), Throws.ArgumentException.With.Message.StartsWith(reason).And.Property("ParamName").EqualTo("p"));

    // No test cases: attributes cannot hold half a pair.
    [Test]
    public void Half_a_pair_is_refused()
    {
        foreach (var id in new[] { "\ud83d", "a\ude00", "\ud83da", "\ude00\ud83d", "\ud83d\ude00\ud83d", "\ud83d\ude00\ude00" })
        {
            Assert.That(() => PathSegment.Escape(id, "p"), Throws.ArgumentException.With.Message.StartsWith("The id holds half a surrogate pair, which is no text."));
        }
    }

    [Test]
    public void No_id_is_refused() => Assert.That(() => PathSegment.Escape(null, "p"), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("p"));
}
