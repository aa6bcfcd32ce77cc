namespace DeepAgents.Tests.Errors;

public class ApiErrorClassifierTests
{
    [TestCase("text/html")]
    [TestCase("text/plain")]
    [TestCase("application/octet-stream")]
    [TestCase(";;garbage==\u0001", TestName = "{m}(garbage with a control character)")]
    [TestCase("")]
    [TestCase(null)]
    public void Json_is_recognized_whatever_its_label(string? contentType) =>
        Assert.That(Bodies.ClassifyAs<StructuredError>(" \r\n\t" + Bodies.AgentNotFound + "\n", contentType).Code, Is.EqualTo("agent_not_found"));

    [TestCase("application/json")]
    [TestCase("text/plain")]
    [TestCase(null)]
    public void Html_is_recognized_whatever_its_label(string? contentType) =>
        Assert.That(Bodies.ClassifyAs<HtmlError>("\n<html><head><title>502 Bad Gateway</title>", contentType).Message, Is.EqualTo("502 Bad Gateway"));

    [TestCase("")]
    [TestCase(" \r\n\t ")]
    [TestCase("\uFEFF")]
    [TestCase("\uFEFF \uFEFF")]
    public void White_space_is_empty(string body) => Assert.That(Bodies.Classify(body), Is.InstanceOf<EmptyError>());

    [TestCase("""{"code":"c"}""", "c", null, "c")]
    [TestCase("""{"detail":"d"}""", null, "d", "d")]
    [TestCase("""{"code":"c","message":"m"}""", "c", "m", "m")]
    [TestCase("""{"code":"c","error":"e"}""", "c", "e", "e")]
    [TestCase("""{"error":"e","detail":"d"}""", null, "d", "e: d")]
    [TestCase("""{"code":"","detail":"","type":"t"}""", "", "", "t")]
    [TestCase("""{"code":404,"detail":"d"}""", "404", "d", "d")]
    [TestCase("""{"code":"c","detail":["x"],"unknown":{"a":[]}}""", "c", "x", "x")]
    public void An_object_with_a_code_or_a_detail_is_structured(string body, string? code, string? detail, string message)
    {
        var error = Bodies.ClassifyAs<StructuredError>(body);

        Assert.That((error.Code, error.Detail, error.Message), Is.EqualTo((code, detail, message)));
    }

    [TestCase("404", 404)]
    [TestCase("\"404\"", 404)]
    [TestCase("\" 404 \"", 404)]
    [TestCase("\"Not Found\"", null)]
    [TestCase("99999999999", null)]
    [TestCase("404.5", null)]
    [TestCase("null", null)]
    [TestCase("[]", null)]
    public void A_status_is_read_where_it_is_one(string json, int? status) =>
        Assert.That(Bodies.ClassifyAs<StructuredError>($$"""{"detail":"d","status":{{json}}}""").Status, Is.EqualTo(status));

    [TestCase("""{"error":{"message":"budget exceeded","type":"x","code":"400"}}""", "budget exceeded")]
    [TestCase("""{"message":"Forbidden"}""", "Forbidden")]
    [TestCase("""{"error":null}""", """{"error":null}""")]
    [TestCase("""{"error":{"error":{"error":"deep"}}}""", "deep")]
    [TestCase("""{}""", "{}")]
    [TestCase("""[]""", "[]")]
    [TestCase("\"a text\"", "a text")]
    [TestCase("""{"seen":"2026-01-02T03:04:05.000+00:00"}""", """{"seen":"2026-01-02T03:04:05.000+00:00"}""")]
    [TestCase("""{"$ref":"1","$type":"System.Object"}""", """{"$ref":"1","$type":"System.Object"}""")]
    public void Other_json_is_unrecognized_and_says_what_it_can(string body, string message) =>
        Assert.That(Bodies.ClassifyAs<UnrecognizedError>(body).Message, Is.EqualTo(message));

    [TestCase("502")]
    [TestCase("null")]
    [TestCase("true")]
    public void A_bare_word_is_json_only_if_it_is_labelled_so(string body)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Bodies.Classify(body, "application/problem+json"), Is.InstanceOf<UnrecognizedError>());
            Assert.That(Bodies.Classify(body, "text/plain"), Is.InstanceOf<PlainTextError>());
            Assert.That(Bodies.Classify(body, null), Is.InstanceOf<PlainTextError>());
        }
    }

    [TestCase("{'error': 'python'}")]
    [TestCase("{error: \"javascript\"}")]
    [TestCase("""{"error":"x"} /* comment */""")]
    [TestCase("""{/* comment */"error":"x"}""")]
    [TestCase("""{"error":"x"}{"error":"y"}""")]
    [TestCase("""{"error":undefined}""")]
    [TestCase("""{"error":new Date(1)}""")]
    [TestCase("""{"error":"x",""")]
    [TestCase("[[[")]
    [TestCase("{]")]
    public void Malformed_json_is_text_that_says_so(string body)
    {
        var error = Bodies.ClassifyAs<PlainTextError>(body);

        Assert.That((error.Text, error.IsBrokenJson), Is.EqualTo((body, true)));
    }

    [Test]
    public void A_body_cut_at_any_byte_is_text_and_nothing_of_it_is_lost()
    {
        byte[] body = Bodies.Utf8(Bodies.AgentNotFound.Replace("agent not found", "agent “ä” not found \U0001F600"));
        Assert.That(Bodies.Classify(body), Is.InstanceOf<StructuredError>());

        for (int length = 1; length < body.Length; length++)
        {
            var error = ApiErrorClassifier.Classify(body, length, Bodies.Json, truncated: true) as PlainTextError;

            Assert.That(error?.IsBrokenJson, Is.True, $"cut at {length}");
            int characters = System.Text.Encoding.UTF8.GetString(body, 0, length).Trim().Length;
            Assert.That(error!.Text, Has.Length.EqualTo(characters), $"cut at {length}");
        }
    }

    [Test]
    public void Only_the_given_length_of_the_buffer_counts()
    {
        byte[] buffer = Bodies.Utf8("""{"error":"mine"}{"error":"of an earlier body"}""");

        Assert.That(ApiErrorClassifier.Classify(buffer, 16, Bodies.Json, truncated: false).Message, Is.EqualTo("mine"));
    }

    [Test]
    public void Of_a_repeated_member_the_last_one_counts() =>
        Assert.That(Bodies.ClassifyAs<SimpleError>("""{"error":"first","error":"last"}""").Text, Is.EqualTo("last"));

    [TestCase("[", "]")]
    [TestCase("{\"a\":", "}")]
    [TestCase("{\"error\":", "}")]
    public void A_hundred_thousand_levels_are_text(string open, string close)
    {
        string body = string.Concat(Enumerable.Repeat(open, 100_000)) + "1" + string.Concat(Enumerable.Repeat(close, 100_000));

        Assert.That(Bodies.ClassifyAs<PlainTextError>(body).IsBrokenJson, Is.True);
    }

    [TestCase("1e400")]
    [TestCase("-0")]
    [TestCase("123456789012345678901234567890")]
    [TestCase("0.1234567890123456789012345678901234567890")]
    public void A_number_of_any_size_does_no_harm(string number) =>
        Assert.That(Bodies.ClassifyAs<SimpleError>($$"""{"error":"x","n":{{number}}}""").Text, Is.EqualTo("x"));

    [Test]
    public void A_number_of_a_hundred_thousand_digits_does_no_harm() =>
        Assert.That(Bodies.Classify($$"""{"error":"x","n":{{new string('9', 100_000)}}}""").Message, Does.Contain("x"));

    [Test]
    public void Control_characters_are_data_in_the_text_and_escaped_in_the_message()
    {
        var error = Bodies.ClassifyAs<SimpleError>("""{"error":"a\r\nFATAL: forged\u0000\u202e\u2028."}""");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error.Text, Is.EqualTo("a\r\nFATAL: forged\0\u202E\u2028."));
            Assert.That(error.Message, Is.EqualTo(@"a\u000D\u000AFATAL: forged\u0000\u202E\u2028."));
        }
    }

    [Test]
    public void Lone_surrogates_and_nul_bytes_do_no_harm()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Bodies.Classify("""{"error":"a\ud800b"}"""), Is.InstanceOf<SimpleError>());
            Assert.That(Bodies.Classify(new byte[64]).Message, Is.EqualTo(string.Concat(Enumerable.Repeat("\\u0000", 64))));
        }
    }
}
