using System.Text;
using DeepAgents.LangSmith;
using FsCheck;
using FsCheck.Fluent;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DeepAgents.Tests.Serialization;

/// <summary>A reader that is used again reads every text as if it were the first one.</summary>
public sealed class ScratchReaderTests
{
    private static readonly string[] Texts =
    [
        "{\"a\":1}", "[1,[2,{\"b\":null}]]", "1", "12", "-1.5e3", "true", "null", "\"x\"", "[]", "[[]]", "{}", " 1 ", "\n[ ]\n", "",
        "[", "{", "{\"a\":", "\"open", "[1,", "[1", "1 2", "[] []", "[]]", "{} garbage", "nul", "tru", "'x'", "{a:1}", "/* c */ 1", "1 // c", "[1] /* open", "\uFEFF[1]",
    ];

    [Test]
    public void Whatever_came_before_each_text_is_read_the_same() => Prop.ForAll(
        Gen.Elements(Texts).ListOf().ToArbitrary(),
        texts =>
        {
            foreach (var text in texts)
            {
                Assert.That(ByScratch(text), Is.EqualTo(Fresh(text)), $"{text} of {string.Join(" | ", texts)}");
            }
        }).QuickCheckThrowOnFailure();

    [Test]
    public void A_failure_says_the_place_in_its_own_text()
    {
        var good = Encoding.UTF8.GetBytes("{\n\"name\":\n\"a\"}");
        var bad = Encoding.UTF8.GetBytes("{\"skills\":\n{}}");
        for (var count = 0; count < 3; count++)
        {
            WireJson.Read<Agent>(good, good.Length);
        }

        var exception = Assert.Throws<JsonSerializationException>(() => WireJson.Read<Agent>(bad, bad.Length));

        Assert.That((exception!.Path, exception.LineNumber, exception.LinePosition), Is.EqualTo(("skills", 2, 1)));
    }

    [Test]
    public void A_text_that_is_too_large_to_keep_its_buffer_is_read_as_well()
    {
        var text = JsonConvert.SerializeObject(Enumerable.Range(0, 50_000));

        Assert.That(ByScratch(text), Is.EqualTo(text));
        Assert.That(ByScratch("[1]"), Is.EqualTo("[1]"));
    }

    private static string ByScratch(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return ScratchReader.TryRead(bytes, bytes.Length, 0, static (reader, _) => JToken.ReadFrom(reader), out var token)
            ? token?.ToString(Formatting.None) ?? "nothing"
            : "refused";
    }

    private static string Fresh(string text)
    {
        try
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            using var reader = WireJson.ReaderOf(new BytesTextReader(bytes, bytes.Length));
            if (!reader.MoveOn())
            {
                return "nothing";
            }

            var token = JToken.ReadFrom(reader);
            return reader.MoveOn() ? "refused" : token.ToString(Formatting.None);
        }
        catch (JsonException)
        {
            return "refused";
        }
    }
}
