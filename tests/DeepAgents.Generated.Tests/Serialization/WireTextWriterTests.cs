using FsCheck;
using FsCheck.Fluent;
using Newtonsoft.Json;

namespace DeepAgents.Tests.Serialization;

/// <summary>The short way of writing gives what Newtonsoft's own writer gives.</summary>
public sealed class WireTextWriterTests
{
    [Test]
    public void Every_character_is_written_as_by_Newtonsoft()
    {
        foreach (var character in Enumerable.Range(char.MinValue, char.MaxValue + 1).Select(code => (char)code))
        {
            AssertSame($"a{character}");
        }
    }

    [Test]
    public void Any_text_is_written_as_by_Newtonsoft() => Prop.ForAll<string>(AssertSame).QuickCheckThrowOnFailure();

    [TestCase(null)]
    [TestCase("")]
    [TestCase("\"")]
    [TestCase("\\\\\"\"")]
    [TestCase("\n a \r\n b \t\b\f\u0001\u001f\u007f")]
    [TestCase("line\u2028end\nand \"quotes\"")]
    [TestCase("Grüße 🌍")]
    public void Texts_in_objects_and_lists_are_written_as_by_Newtonsoft(string? text)
    {
        AssertSame(text);
        Assert.That(Write(text, ours: true, times: 5_000), Is.EqualTo(Write(text, ours: false, times: 5_000)));
    }

    [Test]
    public void What_cannot_be_written_there_is_refused_as_by_Newtonsoft()
    {
        Action<JsonWriter>[] mistakes =
        [
            json =>
            {
                json.WriteStartObject();
                json.WritePropertyName("name", escape: false);
                json.WritePropertyName("again", escape: false);
            },
            json =>
            {
                json.WriteStartObject();
                json.WriteValue("text");
            },
        ];
        foreach (var mistake in mistakes)
        {
            Assert.That(Mistake(mistake, ours: true), Is.EqualTo(Mistake(mistake, ours: false)));
        }
    }

    [Test]
    public void A_converter_may_ask_for_another_form()
    {
        using var buffer = new PooledTextWriter();
        using var json = new WireTextWriter(buffer) { StringEscapeHandling = StringEscapeHandling.EscapeNonAscii };
        json.WriteValue("é");
        Assert.That(buffer.ToString(), Is.EqualTo("\"\\u00e9\""));
    }

    private static (string Message, string Path) Mistake(Action<JsonWriter> mistake, bool ours)
    {
        using var buffer = new PooledTextWriter();
        using var json = ours ? new WireTextWriter(buffer) : new JsonTextWriter(buffer);
        json.AutoCompleteOnClose = false;
        var fault = Assert.Throws<JsonWriterException>(() => mistake(json))!;
        return (fault.Message, fault.Path!);
    }

    private static void AssertSame(string? text)
    {
        var (found, expected) = (Write(text, ours: true), Write(text, ours: false));
        if (found != expected)
        {
            Assert.Fail($"expected {expected}, found {found}");
        }
    }

    private static string Write(string? text, bool ours, int times = 2)
    {
        using var buffer = new PooledTextWriter();
        using var json = ours ? new WireTextWriter(buffer) : new JsonTextWriter(buffer);
        json.WriteStartArray();
        for (var time = 0; time < times; time++)
        {
            json.WriteStartObject();
            json.WritePropertyName("first", escape: false);
            json.WriteValue(text);
            json.WritePropertyName(text ?? "null", escape: true);
            json.WriteValue(1);
            json.WritePropertyName("last", escape: false);
            json.WriteStartArray();
            json.WriteValue(text);
            json.WriteValue(text);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.Flush();
        return buffer.ToString();
    }
}
