using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace DeepAgents.Tests.Errors;

public class RetryAfterHeaderTests
{
    private static readonly TimeProvider Clock = new FixedTime(new DateTimeOffset(2026, 1, 5, 12, 0, 0, TimeSpan.Zero));

    [TestCase("0", 0)]
    [TestCase("7", 7)]
    [TestCase(" 7 ", 7)]
    [TestCase("1.5", 1.5)]
    [TestCase("-5", 0)]
    [TestCase("100000", 100000)]
    [TestCase("Mon, 05 Jan 2026 12:00:30 GMT", 30)]
    [TestCase("Monday, 05-Jan-26 12:00:30 GMT", 30)]
    [TestCase("Mon Jan 5 12:00:30 2026", 30)]
    [TestCase("Mon, 05 Jan 2026 11:59:30 GMT", 0)]
    [TestCase("Wed, 07 Jan 2026 12:00:00 GMT", 172800)]
    public void Seconds_and_dates_are_read(string value, double seconds) =>
        Assert.That(RetryAfterHeader.Parse(value, Clock), Is.EqualTo(TimeSpan.FromSeconds(seconds)));

    [TestCase("99999999999999999999999999")]
    [TestCase("922337203685.4775807")]
    public void More_than_fits_is_the_most_that_fits(string value) =>
        Assert.That(RetryAfterHeader.Parse(value, Clock), Is.EqualTo(TimeSpan.MaxValue));

    [TestCase(null)]
    [TestCase("")]
    [TestCase("  ")]
    [TestCase("soon")]
    [TestCase("NaN")]
    [TestCase("Infinity")]
    [TestCase("1e3")]
    [TestCase("7 seconds")]
    [TestCase("Mon, 99 Jan 2026 12:00:30 GMT")]
    [TestCase("\0")]
    public void Anything_else_is_ignored(string? value) => Assert.That(RetryAfterHeader.Parse(value, Clock), Is.Null);

    [FsCheck.NUnit.Property]
    public Property Nothing_makes_it_throw_or_go_negative() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string?>(), ArbMap.Default.ArbFor<double>(), (value, number) =>
            !(RetryAfterHeader.Parse(value, Clock) < TimeSpan.Zero)
            && !(RetryAfterHeader.Parse(number.ToString(CultureInfo.InvariantCulture), Clock) < TimeSpan.Zero));
}
