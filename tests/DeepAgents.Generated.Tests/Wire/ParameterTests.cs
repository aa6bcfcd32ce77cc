using System.Globalization;
using DeepAgents.LangSmith;
using DeepAgents.Tests.Odd;

namespace DeepAgents.Tests.Wire;

[CancelAfter(30_000)]
public sealed class ParameterTests
{
    private static readonly DateTimeOffset Time = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)).AddTicks(1234567);

    [Test]
    [Row("date-time-query")]
    public async Task A_time_keeps_its_offset_and_its_fractions(CancellationToken token) =>
        Assert.That(await QueryAsync(new() { At = Time }, token), Is.EqualTo("&at=2026-01-02T03%3A04%3A05.1234567%2B02%3A00"));

    [Test]
    [Row("date-time-query")]
    public async Task Times_in_a_list_keep_their_offsets(CancellationToken token) =>
        Assert.That(
            await QueryAsync(new() { Times = [Time, Time.ToUniversalTime()] }, token),
            Is.EqualTo("&times=2026-01-02T03%3A04%3A05.1234567%2B02%3A00&times=2026-01-02T01%3A04%3A05.1234567%2B00%3A00"));

    [Test]
    [Row("date-time-query")]
    public async Task A_day_is_sent_as_it_is(CancellationToken token) =>
        Assert.That(await QueryAsync(new() { Day = "2026-01-02" }, token), Is.EqualTo("&day=2026-01-02"));

    [TestCase("https://a.test/b c?d=é&f#g", "https%3A%2F%2Fa.test%2Fb%20c%3Fd%3D%C3%A9%26f%23g")]
    [TestCase("HTTPS://A.test:443/%7Eb/../c%2Fd", "HTTPS%3A%2F%2FA.test%3A443%2F%257Eb%2F..%2Fc%252Fd")]
    [Row("uri-query")]
    public async Task An_address_is_sent_as_it_was_given(string address, string expected, CancellationToken token)
    {
        using var server = RawServer.Answering("{}");
        using var client = Connect.LangSmith(server);

        await client.McpTools.ListAsync(address, cancellationToken: token);

        Assert.That(server.Request.Target, Is.EqualTo("/v1/deepagents/mcp/tools?url=" + expected));
        Assert.That(await QueryAsync(new() { Link = address }, token), Is.EqualTo("&link=" + expected));
    }

    [TestCase("de-DE")]
    [TestCase("ar-SA")]
    [TestCase("tr-TR")]
    public async Task Values_of_every_kind_are_written_the_same_in_every_culture(string culture, CancellationToken token)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            var numbers = await QueryAsync(new() { Count = -1, Big = long.MaxValue, Ratio = 1234.5e-10, Exact = true }, token);
            var lists = await QueryAsync(new() { Tags = ["a,b", "", "c&d"], Colors = [Color.Red, "new"], Switches = [true, false] }, token);

            Assert.That(numbers, Is.EqualTo("&count=-1&big=9223372036854775807&ratio=1.2345E-07&exact=true"));
            Assert.That(lists, Is.EqualTo("&tags=a%2Cb&tags=&tags=c%26d&colors=red&colors=new&switches=true&switches=false"));
            Assert.That(await QueryAsync(new() { Color = Color.TokenExpired }, token), Is.EqualTo("&color=TOKEN_EXPIRED"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Test]
    public async Task Headers_of_every_kind_are_sent(CancellationToken token)
    {
        using var server = RawServer.Answering("[]");
        using var client = Connect.Odd(server);

        await client.Things.ListAsync(1, Time, [], -3, new() { XColor = Color.TokenExpired, XExact = false, XNote = "n" }, token);

        var names = new[] { "X-Needed-Level", "X-Color", "X-Exact", "X-Note" };
        Assert.That(names.Select(server.Request.Header), Is.EqualTo(new[] { "-3", "TOKEN_EXPIRED", "false", "n" }));
    }

    [Test]
    public async Task A_number_can_be_part_of_a_path(CancellationToken token)
    {
        using var server = RawServer.Answering("\"seven\"");
        using var client = Connect.Odd(server);

#pragma warning disable CS0618 // It is deprecated in the contract.
        Assert.That(await client.Oddities.GetNumberAsync(-7, cancellationToken: token), Is.EqualTo("seven"));
#pragma warning restore CS0618
        Assert.That(server.Request.Target, Is.EqualTo("/odd/numbers/-7"));
    }

    [Test]
    public void A_list_that_is_needed_cannot_be_null()
    {
        using var server = RawServer.Answering("[]");
        using var client = Connect.Odd(server);

        Assert.That(
            () => client.Things.ListAsync(1, Time, null!, 1), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("ids"));
    }

    [TestCase("a\r\nX-Evil: 1")]
    [TestCase("é")]
    public void A_header_cannot_smuggle_another_in(string value)
    {
        using var server = RawServer.Answering("{}");
        using var client = Connect.LangSmith(server);

        Assert.That(() => client.Agents.CloneAsync("a", options: new CloneAgentOptions { UserTimezone = value }), Throws.ArgumentException);
        Assert.That(server.Requests, Is.Empty);
    }

    /// <summary>What the optional parameters add to the needed ones.</summary>
    private static async Task<string> QueryAsync(ListThingsOptions options, CancellationToken token)
    {
        using var server = RawServer.Answering("[]");
        using var client = Connect.Odd(server);
        await client.Things.ListAsync(5, Time, [1L, 2L], 0, options, token);
        const string needed = "/odd/things?limit=5&since=2026-01-02T03%3A04%3A05.1234567%2B02%3A00&ids=1&ids=2";
        Assert.That(server.Request.Target, Does.StartWith(needed));
        return server.Request.Target[needed.Length..];
    }
}
