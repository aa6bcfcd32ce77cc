using FsCheck;
using FsCheck.Fluent;

namespace DeepAgents.Tests.Errors;

public class SafeTextTests
{
    [TestCase("", "")]
    [TestCase("plain äöü 漢字 \U0001F600", "plain äöü 漢字 \U0001F600")]
    [TestCase("a\r\n\tb", @"a\u000D\u000A\u0009b")]
    [TestCase("\0\u001b[31m\u007f\u0085\u009f\u00a0", "\\u0000\\u001B[31m\\u007F\\u0085\\u009F\u00a0", TestName = "{m}(control characters of all kinds)")]
    [TestCase("\u2028\u2029", @"\u2028\u2029")]
    [TestCase("\u202a\u202e\u2066\u2069\u200e\u200f\u061c", @"\u202A\u202E\u2066\u2069\u200E\u200F\u061C")]
    public void What_could_forge_or_hide_is_escaped(string text, string expected) =>
        Assert.That(SafeText.Escape(text, 1000), Is.EqualTo(expected));

    [Test]
    public void Lone_surrogates_are_escaped() =>
        Assert.That(SafeText.Escape("a\uD83Db\uDE00\uD83D", 100), Is.EqualTo(@"a\uD83Db\uDE00\uD83D"));

    [TestCase("abcde", 5, "abcde")]
    [TestCase("abcdef", 5, "abcd…")]
    [TestCase("abc\n", 8, "abc…")]
    [TestCase("abc\n", 9, "abc\\u000A")]
    [TestCase("ab\U0001F600cd", 4, "ab…")]
    [TestCase("ab\U0001F600cd", 5, "ab\U0001F600…")]
    [TestCase("ab", 1, "…")]
    [TestCase("ab", 0, "")]
    [TestCase("ab", -3, "")]
    public void A_cut_shows_and_splits_nothing(string text, int maxLength, string expected) =>
        Assert.That(SafeText.Escape(text, maxLength), Is.EqualTo(expected));

    [FsCheck.NUnit.Property]
    public Property Escaped_text_is_one_line_within_its_length() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string?>(), ArbMap.Default.ArbFor<byte>(), (text, maxLength) =>
        {
            string escaped = SafeText.Escape(text ?? "", maxLength);
            return escaped.Length <= maxLength && Bodies.IsOneSafeLine(escaped) && SafeText.Escape(escaped, maxLength) == escaped;
        });

    [TestCase("""{"id":1,"tty_token":"abc\"def","x":"y"}""", """{"id":1,"tty_token":"***","x":"y"}""")]
    [TestCase("""{"Token" : "abc""", """{"Token" : "***""")]
    [TestCase("""{"token":null,"max_tokens":5}""", """{"token":null,"max_tokens":5}""")]
    [TestCase("cannot open wss://h/tty?token=abc&x=1", "cannot open wss://h/tty?token=***&x=1")]
    [TestCase("the token expired", "the token expired")]
    public void Display_hides_the_values_of_secret_members(string text, string expected) =>
        Assert.That(SafeText.Display(text, 1000), Is.EqualTo(expected));

    [Test]
    public void Display_shows_that_a_masked_text_was_cut()
    {
        string text = "token=" + new string('a', 300);

        Assert.That(SafeText.Display(text, 50), Is.EqualTo("token=***…"));
    }

    [Test]
    [CancelAfter(10_000)]
    public void Display_is_quick_with_any_text(CancellationToken cancellationToken)
    {
        foreach (string piece in new[] { "\"token", "token", "\"token\" ", "token=", "\\", "\"", "a-" })
        {
            cancellationToken.ThrowIfCancellationRequested();
            Assert.That(SafeText.Display(string.Concat(Enumerable.Repeat(piece, 200_000)), 1000), Has.Length.LessThanOrEqualTo(1000));
        }
    }
}
