using FsCheck;
using FsCheck.Fluent;
using Newtonsoft.Json;

namespace DeepAgents.Tests.Runs;

public sealed class AssistantTextTests
{
    /// <summary>Servers in JavaScript write half a character as an escape.</summary>
    private static readonly JsonSerializerSettings AsJavaScript = new() { StringEscapeHandling = StringEscapeHandling.EscapeNonAscii };

    [Test]
    public void Pieces_of_one_message_are_put_together_and_messages_are_separated()
    {
        var text = new AssistantText([]);
        var pieces = new[] { Piece("a", "Hel"), Piece("a", "lo"), Piece("b", "bye"), Piece(null, "!") }.Select(text.Next).ToList();
        Assert.That(pieces, Is.EqualTo(new[] { "Hel", "lo", "\n\nbye", "\n\n!" }));
        Assert.That(text.Written, Is.EqualTo("Hello\n\nbye\n\n!"));
    }

    [Test]
    public void Only_new_text_of_the_assistant_of_the_run_itself_counts()
    {
        var text = new AssistantText(["old"]);
        RunEvent[] others =
        [
            Piece("old", "from before"), Piece("a", "a person", type: "human"), Piece("a", "a tool", type: "tool"),
            Piece("a", "inside", name: "messages|tools:1"), Piece("a", ""), new RunValuesEvent("values", "{}"), new RunEvent("other", "x"),
        ];
        Assert.That(others.Select(text.Next), Has.All.Empty);
        Assert.That(text.Next(Piece("a", "x")), Is.EqualTo("x"));
    }

#if !TESTED_NETSTANDARD2_0
    [Test]
    public void The_first_half_of_a_surrogate_pair_waits_for_the_other()
    {
        var text = new AssistantText([]);
        Assert.That(text.Next(Piece("a", "x\ud83d")), Is.EqualTo("x"));
        Assert.That(text.Next(Piece("a", "\ude00y")), Is.EqualTo("\ud83d\ude00y"));
        Assert.That(text.Next(Piece("a", "\ud83d")), Is.Empty);
        Assert.That(text.Next(Piece("b", "z")), Is.EqualTo("\ud83d\n\nz"));
        Assert.That(text.Next(Piece("b", "\ud83d")), Is.Empty);
        Assert.That(text.Rest(), Is.EqualTo("\ud83d"));
    }

    [Test]
    public void The_rest_is_what_the_whole_text_has_beyond_the_pieces()
    {
        var text = new AssistantText([]);
        text.Next(Piece("a", "one \ud83d"));
        Assert.That(text.Rest("something else"), Is.Null);
        Assert.That(text.Rest("one \ud83d\ude00 two"), Is.EqualTo("\ud83d\ude00 two"));
        Assert.That(text.Rest("one \ud83d\ude00 two"), Is.Empty);
    }

    /// <summary>Any text, cut anywhere: what a caller writes is the text, and no character is cut in two.</summary>
    [FsCheck.NUnit.Property(MaxTest = 500)]
    public Property Any_text_arrives_whole() => Prop.ForAll(
        Gen.ArrayOf(Gen.Elements('a', '\n', '\ud83d', '\ude00', '\ud83e', '\uffff', '\0')).ToArbitrary(), units => Arrives([.. units.Select(unit => unit.ToString())]));

#endif

    private static bool Arrives(string[] parts)
    {
        var all = string.Concat(parts.Append("\ud83d\ude00"));
        var text = new AssistantText([]);
        var pieces = all.Select(unit => text.Next(Piece("m", unit.ToString()))).Append(text.Rest()).Where(piece => piece.Length > 0).ToList();
        return string.Concat(pieces) == all && !pieces.Zip(pieces.Skip(1)).Any(pair => char.IsSurrogatePair(pair.First[^1], pair.Second[0]));
    }

    private static RunMessageEvent Piece(string? id, string text, string type = "AIMessageChunk", string name = "messages") =>
        new(name, JsonConvert.SerializeObject(new object[] { new { type, id, content = text }, new { } }, AsJavaScript));
}
