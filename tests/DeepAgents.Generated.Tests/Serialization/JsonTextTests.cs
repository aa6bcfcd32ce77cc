using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Newtonsoft.Json;

namespace DeepAgents.Tests.Serialization;

/// <summary>Texts are written and read exactly, halves of surrogate pairs too.</summary>
public sealed class JsonTextTests
{
    // An attribute cannot hold half a pair.
    private static readonly string[][] Escapes =
    [
        ["a\\ud83d", "a\ud83d"],
        ["\\uDE00b", "\ude00b"],
        ["\\ud83d\\uDE00", "\ud83d\ude00"],
        ["\\ud83d\\ud83d\\uDE00", "\ud83d\ud83d\ude00"],
        ["\\\\ud83d", "\\ud83d"],
        ["\\\\\\ud83d", "\\\ud83d"],
        ["\\u00e9\\ud7ff\\ue000", "\u00e9\ud7ff\ue000"],
        ["\\\"\\\\\\/\\b\\f\\n\\r\\t", "\"\\/\b\f\n\r\t"],
        ["", ""],
    ];

    private static readonly string[][] Texts =
    [
        ["a\ud83d", "a\\ud83d"],
        ["\ude00\ud83d", "\\ude00\\ud83d"],
        ["\ud83d\ud83d\ude00", "\\ud83d\ud83d\ude00"],
        ["\ud83d\n\ude00", "\\ud83d\\n\\ude00"],
        ["\ud83d\ude00é", "\ud83d\ude00é"],
        ["\"\\/\b\f\n\r\t\u0001\u001f\u007f", "\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u001f\u007f"],
        ["", ""],
    ];

    [TestCaseSource(nameof(Escapes))]
    public void Escapes_are_read(string json, string expected) => Assert.That(TestJson.Read<string>($"\"{json}\""), Is.EqualTo(expected));

    [TestCaseSource(nameof(Texts))]
    public void Only_what_has_to_be_is_escaped(string text, string expected) => Assert.That(Write(text), Is.EqualTo($"\"{expected}\""));

    [Test]
    public void Every_character_comes_back()
    {
        foreach (var character in Enumerable.Range(char.MinValue, char.MaxValue + 1).Select(code => (char)code))
        {
            AssertSame($"a{character}");
            AssertSame($"{character}b");
        }
    }

    [Test]
    public void Any_text_comes_back() => Prop.ForAll<string?>(text => AssertSame(text ?? "")).QuickCheckThrowOnFailure();

    [Test]
    public void A_pair_on_the_border_between_two_pieces_of_a_long_text_stays_whole()
    {
        for (var length = 1020; length < 1030; length++)
        {
            AssertSame(new string('a', length) + "\ud83d\ude00" + new string('é', 3000) + "\ud83d");
        }
    }

    [Test]
    public void A_text_without_halves_is_read_by_the_strict_readers_of_others() => Prop.ForAll<string?>(text =>
    {
        var whole = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text ?? ""));
        Assert.That(JsonDocument.Parse(Write(whole)).RootElement.GetString(), Is.EqualTo(whole));
        Assert.That(JsonConvert.DeserializeObject<string>(Write(whole), new JsonSerializerSettings { DateParseHandling = DateParseHandling.None }), Is.EqualTo(whole));
    }).QuickCheckThrowOnFailure();

    [TestCase(new byte[] { 0xFF }, "\ufffd")]
    [TestCase(new byte[] { (byte)'a', 0xC3, (byte)'b' }, "a\ufffdb")]
    [TestCase(new byte[] { 0xC3, (byte)'\\', (byte)'n' }, "\ufffd\n")]
    [TestCase(new byte[] { 0xED, 0xA0, 0x80 }, "\ufffd\ufffd\ufffd")]
    public void Invalid_bytes_are_replaced(byte[] bytes, string expected) =>
        Assert.That(TestJson.Read<string>([(byte)'"', .. bytes, (byte)'"']), Is.EqualTo(expected));

    private static string Write(string text)
    {
        using var writer = new WireWriter();
        writer.Value(text);
        return Encoding.UTF8.GetString(writer.Written);
    }

    private static void AssertSame(string text)
    {
        var found = TestJson.Read<string>(Write(text));
        if (found != text)
        {
            Assert.Fail($"expected {JsonConvert.ToString(text)}, found {JsonConvert.ToString(found)}");
        }
    }
}
