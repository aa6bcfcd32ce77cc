using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace DeepAgents.Tests.Serialization;

/// <summary>Our reader finds the tokens that the reader of System.Text.Json finds, and refuses what that refuses.</summary>
public sealed class TokenTests
{
    private static readonly string[] Parts =
    [
        "{", "}", "[", "]", ",", ":", " ", "\n", "\t", "\r", "\"", "\"a\"", "\"a\":", "\"\\n\"", "\"\\u00e9\\ud83d\"", "\"\\x\"", "\"\\u12\"", "\"é😀\"", "\"\u0001\"", "\\",
        "0", "-0", "01", "12", "-", "1.5", "1.", ".5", "1e5", "1E+5", "1e", "-1.5e-10", "1e400", "true", "false", "null", "tru", "nul", "NaN", "//", "/**/", "'", "\0", "\ufeff", "x",
    ];

    [Test]
    public void Any_mixture_of_parts_is_read_or_refused_as_by_the_reader_of_the_framework() => Prop.ForAll(
        Gen.Elements(Parts).ListOf().ToArbitrary(), parts => AssertSame(string.Concat(parts))).Check(Config.QuickThrowOnFailure.WithMaxTest(20_000));

    [Test]
    public void Every_part_between_others_is_read_or_refused_as_by_the_reader_of_the_framework()
    {
        foreach (var (before, after) in new[] { ("", ""), ("[", "]"), ("{\"a\":", "}"), ("{", "}"), ("[1,", ",2]"), ("{\"a\":1,", "}"), ("[{", "}]"), ("[[", "]]"), (" ", " ") })
        {
            foreach (var part in Parts.SelectMany(part => Parts.Select(next => part + next)).Concat(Parts))
            {
                AssertSame(before + part + after);
            }
        }
    }

    [Test]
    public void Long_texts_are_read_to_their_end()
    {
        for (var length = 0; length < 80; length++)
        {
            AssertSame($"[\"{new string('a', length)}\\\"{new string('é', length)}\\\\\",\"{new string('a', length)}\u0001\"]");
            AssertSame($"\"{new string('a', length)}");
        }
    }

    [TestCase(WireReader.MaxDepth, true)]
    [TestCase(WireReader.MaxDepth + 1, false)]
    public void Brackets_have_a_limit(int depth, bool isRead)
    {
        foreach (var (open, close) in new[] { ("[", "]"), ("{\"a\":", "}") })
        {
            var json = string.Concat(Enumerable.Repeat(open, depth)) + "1" + string.Concat(Enumerable.Repeat(close, depth));
            Assert.That(Ours(Encoding.UTF8.GetBytes(json)) is not null, Is.EqualTo(isRead));
            AssertSame(json);
            AssertSame(json.Replace(close, close == "]" ? "}" : "]", StringComparison.Ordinal));
        }
    }

    private static void AssertSame(string text)
    {
        var json = Encoding.UTF8.GetBytes(text);
        var (ours, theirs) = (Ours(json), Theirs(json));
        if (ours != theirs)
        {
            Assert.Fail($"{JsonSerializer.Serialize(text)}\nours   {ours}\ntheirs {theirs}");
        }
    }

    private static string? Ours(byte[] json)
    {
        var found = new StringBuilder();
        var reader = new WireReader(json, JsonLimits.None);
        try
        {
            while (reader.Next())
            {
                var isText = reader.Token is JsonTokenType.PropertyName or JsonTokenType.String or JsonTokenType.Number;
                found.Append(reader.Token).Append('@').Append(reader.Start).Append(isText ? reader.Text : "").Append(' ');
            }
        }
        catch (JsonException)
        {
            return null;
        }

        return found.ToString();
    }

    private static string? Theirs(byte[] json)
    {
        var found = new StringBuilder();
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = WireReader.MaxDepth });
        try
        {
            while (reader.Read())
            {
                var isText = reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.String or JsonTokenType.Number;
                found.Append(reader.TokenType).Append('@').Append(reader.TokenStartIndex).Append(isText ? JsonText.Decode(reader.ValueSpan, reader.ValueIsEscaped) : "").Append(' ');
            }
        }
        catch (JsonException)
        {
            return null;
        }

        return found.ToString();
    }
}
