namespace DeepAgents.Tests.Http;

public sealed class HeaderSecretsTests
{
    [TestCase("Authorization", "Bearer abcdefgh", "Bearer abcdefgh", "abcdefgh")]
    [TestCase("Authorization", "Bearer short", "Bearer short")]
    [TestCase("X-Api-Key", "abc", "abc")]
    [TestCase("Cookie", "session=abcdefgh; other=\"ijklmnop\"; x=1", "session=abcdefgh; other=\"ijklmnop\"; x=1", "abcdefgh", "ijklmnop")]
    [TestCase("cookie2", "a=bcdefghi", "a=bcdefghi", "bcdefghi")]
    [TestCase("X-Token", "key=abcdefgh more", "key=abcdefgh more")]
    [TestCase("X-Tenant", "abcdefgh")]
    [TestCase("X-Tenant", "short")]
    public void A_header_gives_away(string name, string value, params string[] secrets)
    {
        var found = HeaderSecrets.Of(new Dictionary<string, string> { [name] = value });

        // Any value that is long enough may be a secret, whatever the name of its header says.
        var expected = secrets.Length > 0 ? secrets : value.Length >= 6 ? [value] : [];
        Assert.That(found, Is.EqualTo(expected));
    }

    [Test]
    public void No_headers_give_nothing_away() => Assert.That(HeaderSecrets.Of(null), Is.Empty);
}
