using System.Net;
using FsCheck;
using FsCheck.Fluent;
using Newtonsoft.Json.Linq;

namespace DeepAgents.Tests.Errors;

public class SecretScrubberTests
{
    private const string Secret = "lsv2/pt+\"ä\\%&x<\U0001F600z";

    private static string JsonEscaped(string text) => new JValue(text).ToString(Newtonsoft.Json.Formatting.None).Trim('"');

    private static string Unicode(string text) => string.Concat(text.Select(c => $"\\u{(int)c:x4}"));

    private static IEnumerable<TestCaseData> Forms()
    {
        yield return new TestCaseData(Secret).SetArgDisplayNames("raw");
        yield return new TestCaseData(Uri.EscapeDataString(Secret)).SetArgDisplayNames("url");
        yield return new TestCaseData(Uri.EscapeDataString(Secret).ToLowerInvariant()).SetArgDisplayNames("url, lower case");
        yield return new TestCaseData(JsonEscaped("lsv2/pt+\"ä") + JsonEscaped(Secret["lsv2/pt+\"ä".Length..])).SetArgDisplayNames("json");
        yield return new TestCaseData(Unicode(Secret)).SetArgDisplayNames("json, all escaped");
        yield return new TestCaseData(Unicode(Secret).ToUpperInvariant().Replace("\\U", "\\u")).SetArgDisplayNames("json, upper case");
        yield return new TestCaseData(Unicode(Secret).Replace("\\", "\\\\")).SetArgDisplayNames("json in json");
        yield return new TestCaseData(Secret.Replace("/", "\\/").Replace("\"", "\\\"")).SetArgDisplayNames("json, slash escaped");
        yield return new TestCaseData(WebUtility.HtmlEncode(Secret)).SetArgDisplayNames("html");
        yield return new TestCaseData(string.Concat(Secret.EnumerateRunes().Select(rune => $"&#{rune.Value};"))).SetArgDisplayNames("html, all escaped");
    }

    [TestCaseSource(nameof(Forms))]
    public void A_secret_is_replaced_in_every_form(string form) =>
        Assert.That(SafeText.Scrub($"a {form}, {form}{form} b", [Secret]), Is.EqualTo("a ***, ****** b"));

    [Test]
    public void The_longest_of_overlapping_secrets_goes_first() =>
        Assert.That(SafeText.Scrub("secret secret-3 secret-", ["secret", "secret-3"]), Is.EqualTo("*** *** ***-"));

    [TestCase("nothing to find")]
    [TestCase("key key- \\u006 \\u006bex %6 %6bex &#1 &#107;ex \\")]
    public void Other_text_stays_the_same_instance(string text) =>
        Assert.That(SafeText.Scrub(text, ["key-12", "", " ", "       ", null!]), Is.SameAs(text));

    [TestCase("any", "a company of any size")]
    [TestCase("a", """{"a":"b"}""")]
    [TestCase("12345", "12345 is five characters")]
    public void A_short_secret_is_not_replaced_because_that_destroys_ordinary_words(string secret, string text) =>
        Assert.That(new SecretScrubber([secret]).Scrub(text, isCut: true), Is.SameAs(text));

    [TestCase("it ends in key-", "it ends in ***")]
    [TestCase("it ends in \\u006bey-", "it ends in ***")]
    [TestCase("it ends in key", "it ends in key")]
    public void The_beginning_of_a_secret_at_a_cut_is_replaced(string text, string expected)
    {
        var scrubber = new SecretScrubber(["key-123"]);

        Assert.That((scrubber.Scrub(text, isCut: true), scrubber.Scrub(text)), Is.EqualTo((expected, text)));
    }

    [Test]
    [CancelAfter(20_000)]
    public void It_is_quick_with_any_text(CancellationToken cancellationToken)
    {
        foreach (string piece in new[] { "\\", "&", "%", "a", "&#1" })
        {
            cancellationToken.ThrowIfCancellationRequested();
            Assert.That(SafeText.Scrub(string.Concat(Enumerable.Repeat(piece, 200_000)), [new string('a', 50) + "b"]), Is.Not.Empty);
        }
    }

    [FsCheck.NUnit.Property]
    public Property No_secret_survives()
    {
        Gen<string> secrets = Gen.Elements("abc".ToCharArray()).ListOf().Select(chars => "abcabc" + new string([.. chars]));
        Gen<string> texts = Gen.Elements("abc\\%&u6123;#".ToCharArray()).ListOf().Select(chars => new string([.. chars]));
        return Prop.ForAll(secrets.ToArbitrary(), texts.ToArbitrary(), (secret, text) =>
            !SafeText.Scrub(text + secret + Uri.EscapeDataString(secret) + text, [secret]).Contains(secret, StringComparison.Ordinal));
    }
}
