using System.Text;

namespace DeepAgents.Tests.Errors;

public class BodyDecoderTests
{
    private const string Body = """{"error":"Zugriff für „ä“ verweigert"}""";

    private static IEnumerable<TestCaseData> Encodings()
    {
        Encoding[] encodings = [new UTF8Encoding(true), new UnicodeEncoding(false, true), new UnicodeEncoding(true, true), new UTF32Encoding(false, true)];
        foreach (Encoding encoding in encodings)
        {
            byte[] marked = [.. encoding.GetPreamble(), .. encoding.GetBytes(Body)];
            yield return new TestCaseData(marked, "application/json").SetArgDisplayNames(encoding.WebName, "byte order mark");
            yield return new TestCaseData(marked, "application/json; charset=iso-8859-1").SetArgDisplayNames(encoding.WebName, "byte order mark, mislabelled");
            yield return new TestCaseData(encoding.GetBytes(Body), $"application/json; charset=\"{encoding.WebName}\"").SetArgDisplayNames(encoding.WebName, "declared");
        }

        yield return new TestCaseData(Encoding.Unicode.GetBytes(Body), null).SetArgDisplayNames("utf-16", "undeclared");
        yield return new TestCaseData(Encoding.BigEndianUnicode.GetBytes(Body), "text/plain; charset=utf-8").SetArgDisplayNames("utf-16BE", "mislabelled");
        yield return new TestCaseData(Encoding.UTF8.GetBytes(Body), "application/json; charset=utf-16").SetArgDisplayNames("utf-8", "labelled utf-16");
        yield return new TestCaseData(Encoding.UTF8.GetBytes(Body), "application/json; charset=latin1").SetArgDisplayNames("utf-8", "labelled latin1");
        yield return new TestCaseData(Encoding.UTF8.GetBytes(Body), "application/json; charset=utf-7").SetArgDisplayNames("utf-8", "labelled utf-7");
        yield return new TestCaseData(Encoding.UTF8.GetBytes(Body), "application/json; charset=").SetArgDisplayNames("utf-8", "labelled with nothing");
    }

    [TestCaseSource(nameof(Encodings))]
    public void A_body_is_read_in_the_encoding_that_it_has(byte[] body, string? contentType) =>
        Assert.That(Bodies.Classify(body, contentType).Message, Is.EqualTo("Zugriff für „ä“ verweigert"));

    [TestCase("latin1")]
    [TestCase("ISO-8859-1")]
    [TestCase("windows-1252")]
    public void A_declared_charset_counts_where_the_bytes_are_not_utf_8(string charset) =>
        Assert.That(Bodies.Classify(Encoding.Latin1.GetBytes("Zugriff für Ä"), "text/plain;charset=" + charset + "; x=y").Message, Is.EqualTo("Zugriff für Ä"));

    [TestCase("text/plain")]
    [TestCase("text/plain; charset=no-such-thing")]
    public void Invalid_bytes_become_replacement_characters(string contentType) =>
        Assert.That(Bodies.Classify([(byte)'a', 0xFF, 0xC3], contentType).Message, Is.EqualTo("a\uFFFD\uFFFD"));

    [Test]
    public void A_character_cut_in_two_does_not_change_the_encoding_of_all_others()
    {
        byte[] body = Encoding.UTF8.GetBytes("für ä");

        string cut = BodyDecoder.Decode(body, body.Length - 1, "text/plain; charset=latin1", isCut: true);
        string whole = BodyDecoder.Decode(body, body.Length - 1, "text/plain; charset=latin1", isCut: false);

        Assert.That((cut, whole), Is.EqualTo(("für \uFFFD", "fÃ¼r Ã")));
    }

    [Test]
    public void Utf_16_without_ascii_counts_when_declared() =>
        Assert.That(BodyDecoder.Decode(Encoding.Unicode.GetBytes("中乎"), 4, "text/plain; charset=utf-16", isCut: false), Is.EqualTo("中乎"));
}
