namespace DeepAgents.Tests.Http;

public sealed class HeaderSecretsTests
{
    [TestCase("Authorization", "Bearer abcdefgh", "Bearer abcdefgh", "abcdefgh")]
    [TestCase("Authorization", "Bearer short", "Bearer short", "short")]
    [TestCase("X-Api-Key", "abc", "abc")]
    [TestCase("Cookie", "session=abcdefgh; other=\"ijklmnop\"; x=1", "session=abcdefgh; other=\"ijklmnop\"; x=1", "abcdefgh", "ijklmnop", "1")]
    [TestCase("cookie2", "a=bcdefghi", "a=bcdefghi", "bcdefghi")]
    [TestCase("X-Token", "key=abcdefgh more", "key=abcdefgh more", "more")]
    [TestCase("X-Tenant", "abcdefgh", "abcdefgh")]
    [TestCase("X-Tenant", "short", "short")]
    public void A_header_gives_away(string name, string value, params string[] secrets)
    {
        var found = HeaderSecrets.Of(new Dictionary<string, string> { [name] = value });

        // Any value may be a secret, whatever the name of its header says. The scrubber leaves short ones alone.
        Assert.That(found.Distinct(), Is.EqualTo(secrets));
    }

    [Test]
    public void No_headers_give_nothing_away() => Assert.That(HeaderSecrets.Of(null), Is.Empty);
}
