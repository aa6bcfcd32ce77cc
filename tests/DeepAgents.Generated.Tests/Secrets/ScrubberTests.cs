using System.Text;
using Newtonsoft.Json;

namespace DeepAgents.Tests.Secrets;

/// <summary>Secrets that hold what escaping is made of.</summary>
public sealed class ScrubberTests
{
    [TestCase("-----BEGIN KEY-----\nMIIE\r\nv\tQ==\n-----END KEY-----\n")]
    [TestCase("a\"b\\c/d'e\b\f")]
    [TestCase("p%25ss\"word")]
    [TestCase("p&amp;ss\"word")]
    [TestCase("p\\u0041ss\"word")]
    [TestCase("\\\\\"\\\\\\")]
    [TestCase("%25%2525%25\"")]
    [TestCase("a b+c d")]
    [TestCase("日😀éü日")]
    public void A_secret_is_found_in_every_notation(string secret)
    {
        var json = JsonConvert.ToString(secret)[1..^1];
        string[] notations =
        [
            secret,
            json,
            JsonConvert.ToString(json)[1..^1],
            JsonConvert.ToString(secret, '\'')[1..^1],
            JsonConvert.ToString(secret, '"', StringEscapeHandling.EscapeNonAscii)[1..^1],
            System.Text.Json.JsonSerializer.Serialize(secret)[1..^1],
            Uri.EscapeDataString(secret),
            System.Net.WebUtility.UrlEncode(secret),
            System.Net.WebUtility.HtmlEncode(secret),
            JsonConvert.ToString(System.Net.WebUtility.HtmlEncode(secret))[1..^1],
            System.Net.WebUtility.HtmlEncode(json),
            Uri.EscapeDataString(json),
        ];

        foreach (var notation in notations)
        {
            Assert.That(new SecretScrubber([secret]).Scrub($"<{notation}>"), Is.EqualTo("<***>"), notation);
        }
    }

    [TestCase("&#x000000041;&#0000066;&#X43;&#68;&#69;&#70;")]
    [TestCase("&#65&#x42;&#000000000000000000000000000000000000000000000000000000000000000000000000067DEF")]
    public void A_secret_in_entities_of_HTML_is_found_with_leading_zeros_and_without_semicolons(string text) =>
        Assert.That(new SecretScrubber(["ABCDEF"]).Scrub($"<{text}>"), Is.EqualTo("<***>"));

    [Test]
    public void Digits_that_follow_belong_to_the_number() =>
        Assert.That(new SecretScrubber(["ABCDEF"]).Scrub("&#x0041BCDEF"), Is.EqualTo("&#x0041BCDEF"));

    [Test]
    public void A_secret_in_named_entities_of_HTML_is_found()
    {
        const string Secret = "!\"#$%&'()*+,./:;<=>?@[\\]^_`{|}";
        const string Names = "&excl;&quot;&num;&dollar;&percnt;&amp;&apos;&lpar;&rpar;&ast;&plus;&comma;&period;&sol;&colon;&semi;&lt;&equals;" +
            "&gt;&quest;&commat;&lsqb;&bsol;&rsqb;&Hat;&lowbar;&grave;&lcub;&verbar;&rcub;";

        Assert.That(new SecretScrubber([Secret]).Scrub($"<{Names}>"), Is.EqualTo("<***>"));
        Assert.That(new SecretScrubber([Secret]).Scrub($"<{Names.Replace(";", "")}>"), Is.EqualTo("<***>"));
        Assert.That(new SecretScrubber(["\t\n\u00e9\u00e9\u00e9\u00e9"]).Scrub("<&Tab;&NewLine;&eacute;&eacute;&eacute&#233>"), Is.EqualTo("<***>"));
    }

    [Test]
    public void A_secret_in_UTF_8_that_was_read_as_Latin_1_is_found()
    {
        const string Secret = "pass-日é😀";
        var read = Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(Secret));

        Assert.That(new SecretScrubber([Secret]).Scrub($"<{read}>"), Is.EqualTo("<***>"));
    }

    [Test]
    public void A_text_of_zeros_takes_no_time()
    {
        var text = string.Concat(Enumerable.Repeat("&#" + new string('0', 100_000), 10));

        Assert.That(new SecretScrubber(["ABCDEF"]).Scrub(text), Is.EqualTo(text));
    }

    [Test]
    public void A_text_made_to_be_read_in_many_ways_takes_no_time()
    {
        var secret = string.Concat(Enumerable.Repeat("\\%25&", 500)) + "x";
        var text = string.Concat(Enumerable.Repeat(new string('\\', 64) + "%25%25&amp;&", 500));

        Assert.That(new SecretScrubber([secret]).Scrub(text), Is.EqualTo(text));
    }

    [TestCase("X-Flag", "1", "1", false)]
    [TestCase("X-Tenant", "tenant-1", "tenant-1", true)]
    [TestCase("Cookie", "a=b", "a=b", false)]
    [TestCase("Cookie", "id=abc", "id=abc", true)]
    [TestCase("Cookie", "a=b; session=\"tasty-one\"", "tasty-one", true)]
    [TestCase("Authorization", "Bearer the-token", "the-token", true)]
    [TestCase("Authorization", "Bearer the-token", "Bearer", false)]
    [TestCase("X-Auth-Token", "12345", "12345", false)]
    [TestCase("X-Auth-Token", "123456", "123456", true)]
    public void What_of_a_header_is_secret_is_what_it_is_worth(string name, string value, string part, bool isSecret)
    {
        var scrubber = new SecretScrubber(HeaderSecrets.Of(new Dictionary<string, string> { [name] = value }));

        Assert.That(scrubber.Scrub($"code 1, {part}."), Is.EqualTo(isSecret ? "code 1, ***." : $"code 1, {part}."));
    }
}
