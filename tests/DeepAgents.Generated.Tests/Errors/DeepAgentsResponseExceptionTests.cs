using Newtonsoft.Json;

namespace DeepAgents.Tests.Errors;

public class DeepAgentsResponseExceptionTests
{
    [Test]
    public void It_says_what_is_wrong()
    {
        var failure = new ApiFailure { Status = 200, Operation = "Agents.Get", RequestId = "req-1", RawBody = "{", Error = new PlainTextError("{", true) };
        var exception = new DeepAgentsResponseException(failure, "the JSON breaks off\nafter 1 byte");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exception.Message, Is.EqualTo(
                @"Agents.Get answered 200 with a body that cannot be used: the JSON breaks off\u000Aafter 1 byte [request id req-1]"));
            Assert.That(exception.Reason, Is.EqualTo(@"the JSON breaks off\u000Aafter 1 byte"));
            Assert.That(exception.RawBody, Is.EqualTo("{"));
            Assert.That(exception.IsTransient, Is.False);
        }
    }

    [Test]
    public void It_names_the_page_of_a_captive_portal() =>
        Assert.That(
            new DeepAgentsResponseException(new ApiFailure { Status = 200, Error = new HtmlError("Hotel Wi-Fi", "Room number") }, "HTML").Message,
            Is.EqualTo("The request answered 200 with a body that cannot be used (the page \"Hotel Wi-Fi\"): HTML"));

    [Test]
    public void It_shows_nothing_of_a_resource_that_broke_off()
    {
        const string Body = """{"id":"s-1","tty_token":"very-secret-value""";
        var failure = new ApiFailure { Status = 200, RawBody = Body, Error = Bodies.Classify(Body) };

        Assert.That(new DeepAgentsResponseException(failure, "cut").ToString(), Does.Not.Contain("s-1").And.Not.Contain("very-secret-value"));
    }

    [Test]
    public void What_a_parser_quotes_from_the_body_is_left_out_but_the_place_stays()
    {
        using var reader = new JsonTextReader(new StringReader("""{"count": "12quoted"}"""));
        Assert.That(reader.Read() && reader.Read(), Is.True);
        JsonException parser = Assert.Catch<JsonException>(() => reader.ReadAsInt32())!;
        Assert.That(parser.Message, Does.Contain("12quoted"), "the parser's message must quote, or this test shows nothing");

        var exception = new DeepAgentsResponseException(new ApiFailure { Status = 200 }, "wrong type", parser);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exception.ToString(), Does.Not.Contain("12quoted").And.Contain("'count'"));
            Assert.That(((JsonReaderException)exception.InnerException!).LineNumber, Is.EqualTo(1));
        }
    }

    [TestCase(typeof(FormatException))]
    [TestCase(typeof(JsonException))]
    [TestCase(typeof(JsonSerializationException))]
    public void No_other_reading_exception_is_quoted_either(Type type)
    {
        var inner = (Exception)Activator.CreateInstance(type, "cannot read 'quoted'")!;

        Assert.That(new DeepAgentsResponseException(new ApiFailure(), "r", inner).ToString(), Does.Not.Contain("quoted"));
    }

    [Test]
    public void Any_other_inner_exception_stays_as_it_is()
    {
        var inner = new IOException("broke off");

        Assert.That(new DeepAgentsResponseException(new ApiFailure(), "r", inner).InnerException, Is.SameAs(inner));
    }

    [Test]
    public void Its_arguments_are_needed()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => new DeepAgentsResponseException(null!, "r"), Throws.ArgumentNullException);
            Assert.That(() => new DeepAgentsResponseException(new ApiFailure(), null!), Throws.ArgumentNullException);
        }
    }
}
