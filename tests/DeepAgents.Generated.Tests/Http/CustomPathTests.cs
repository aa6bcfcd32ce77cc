namespace DeepAgents.Tests.Http;

public sealed class CustomPathTests
{
    [TestCase("/a", "a")]
    [TestCase("a/b?c=d//e", "a/b?c=d//e")]
    [TestCase("/a:b/c", "a:b/c", false)]
    [TestCase("/a/b:c", "a/b:c")]
    [TestCase("/a/...", "a/...")]
    [TestCase("/~a/!", "~a/!")]
    public void A_path_below_the_endpoint_is_taken(string path, string expected, bool isTaken = true)
    {
        if (isTaken)
        {
            Assert.That(CustomPath.Check(path, "p"), Is.EqualTo(expected));
        }
        else
        {
            Assert.That(() => CustomPath.Check(path, "p"), Throws.ArgumentException);
        }
    }

    [TestCase("", "The path must lead to something below the endpoint: no address, no empty segment and no dots.")]
    [TestCase("/", "The path must lead to something below the endpoint: no address, no empty segment and no dots.")]
    [TestCase("?a=b", "The path must lead to something below the endpoint: no address, no empty segment and no dots.")]
    [TestCase("a//b", "The path must lead to something below the endpoint: no address, no empty segment and no dots.")]
    [TestCase("a/", "The path must lead to something below the endpoint: no address, no empty segment and no dots.")]
    [TestCase("https:a", "The path must lead to something below the endpoint: no address, no empty segment and no dots.")]
    [TestCase("a/.", "The path must lead to something below the endpoint: no address, no empty segment and no dots.")]
    [TestCase("a/%2e%2E", "The path must lead to something below the endpoint: no address, no empty segment and no dots.")]
    [TestCase("a/%2e/b", "The path must lead to something below the endpoint: no address, no empty segment and no dots.")]
    [TestCase("a b", "The path holds a space, a backslash, a fragment or a character outside ASCII; escape what it is made of.")]
    [TestCase("a\u007f", "The path holds a space, a backslash, a fragment or a character outside ASCII; escape what it is made of.")]
    [TestCase("a\\b", "The path holds a space, a backslash, a fragment or a character outside ASCII; escape what it is made of.")]
    [TestCase("a#b", "The path holds a space, a backslash, a fragment or a character outside ASCII; escape what it is made of.")]
    public void Any_other_is_refused(string path, string reason) =>
        Assert.That(() => CustomPath.Check(path, "p"), Throws.ArgumentException.With.Message.StartsWith(reason).And.Property("ParamName").EqualTo("p"));

    [Test]
    public void No_path_is_refused() => Assert.That(() => CustomPath.Check(null!, "p"), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("p"));

    [TestCase(null, "")]
    [TestCase("/a?b=c", "/a")]
    [TestCase("/a", "/a")]
    public void Its_query_is_left_out_of_what_is_told(string? path, string told) => Assert.That(CustomPath.WithoutQuery(path!), Is.EqualTo(told));
}
