namespace DeepAgents.Tests.Http;

public sealed class TransportFaultTests
{
    private static readonly SecretScrubber Scrubber = new(["secret-key"]);

    [Test]
    public void What_holds_no_secret_is_left_as_it_is()
    {
        var plain = new HttpRequestException("broken", new IOException("reset"));
        Assert.That(TransportFault.WithoutSecrets(plain, Scrubber), Is.SameAs(plain));

        var other = new OperationCanceledException("secret-key");
        Assert.That(TransportFault.WithoutSecrets(other, Scrubber), Is.SameAs(other), "It is no word of the transport.");
    }

    [Test]
    public void A_secret_is_taken_out_and_the_kind_stays()
    {
        var request = TransportFault.WithoutSecrets(new HttpRequestException("a secret-key b"), Scrubber);
        Assert.That((request.GetType(), request.Message, request.InnerException), Is.EqualTo((typeof(HttpRequestException), "a *** b", (Exception?)null)));

        var stream = TransportFault.WithoutSecrets(new IOException("secret-key"), Scrubber);
        Assert.That((stream.GetType(), stream.Message), Is.EqualTo((typeof(IOException), "***")));
    }

    [Test]
    public void A_secret_further_inside_is_taken_out_as_well()
    {
        var fault = TransportFault.WithoutSecrets(new HttpRequestException("outer", new IOException("inner secret-key")), Scrubber);
        Assert.That((fault.Message, fault.InnerException!.GetType(), fault.InnerException.Message), Is.EqualTo(("outer", typeof(IOException), "inner ***")));

        var innermost = new InvalidOperationException("why");
        var outer = TransportFault.WithoutSecrets(new IOException("secret-key", innermost), Scrubber);
        Assert.That(outer.InnerException, Is.SameAs(innermost));
    }

    [Test]
    public void Control_characters_are_escaped_at_every_depth()
    {
        var innermost = new InvalidOperationException("c\u001b[2Jd");
        var fault = TransportFault.WithoutSecrets(
            new HttpRequestException(HttpRequestError.InvalidResponse, "a\u009bb\r\n", new IOException("x", new InvalidDataException("\u001b]0;title\a", innermost))), Scrubber);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(((HttpRequestException)fault).HttpRequestError, Is.EqualTo(HttpRequestError.InvalidResponse), "What failed is known further on.");
            Assert.That(fault.ToString(), Does.Contain(@"a\u009Bb").And.Contain(@"\u001B]0;title\u0007").And.Contain(@"InvalidOperationException: c\u001B[2Jd"));
            Assert.That(fault.ToString().ReplaceLineEndings("").Any(char.IsControl), Is.False);
            Assert.That(fault.InnerException!.InnerException, Is.TypeOf<InvalidDataException>());
        }
    }
}
