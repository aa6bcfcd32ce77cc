using System.Globalization;
using DeepAgents.Tests.Odd;
using FsCheck;
using FsCheck.Fluent;
using Newtonsoft.Json;

namespace DeepAgents.Tests.Serialization;

/// <summary>The short way to a time gives what .NET's own parser gives.</summary>
public sealed class WireTimeTests
{
    private static readonly string[] Shapes =
    [
        "yyyy-MM-ddTHH:mm:ssZ", "yyyy-MM-ddTHH:mm:ss.fZ", "yyyy-MM-ddTHH:mm:ss.ffffffZ", "yyyy-MM-ddTHH:mm:ss.fffffffZ",
        "yyyy-MM-dd HH:mm:ssZ", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ss.ffffff+02:00", "yyyy-MM-dd", "yyyy-MM-ddTHH:mmZ",
    ];

    [TestCase("2026-02-29T00:00:00Z")]
    [TestCase("2024-02-29T23:59:59.999Z")]
    [TestCase("2026-13-01T00:00:00Z")]
    [TestCase("2026-01-01T24:00:00Z")]
    [TestCase("2026-01-01T00:60:00Z")]
    [TestCase("2026-01-01T00:00:60Z")]
    [TestCase("0000-01-01T00:00:00Z")]
    [TestCase("0001-01-01T00:00:00Z")]
    [TestCase("9999-12-31T23:59:59.9999999Z")]
    [TestCase("2026-01-01T00:00:00.Z")]
    [TestCase("2026-01-01T00:00:00.12345678Z")]
    [TestCase("2026-01-01T00:00:00z")]
    [TestCase("2026-01-0aT00:00:00Z")]
    [TestCase("20260-1-01T00:00:00Z")]
    [TestCase("tomorrow")]
    public void Odd_times_are_read_or_refused_as_by_the_parser(string text) => AssertSame(text);

    [Test]
    public void Any_time_in_any_shape_is_read_as_by_the_parser() => Prop.ForAll<DateTime, byte>((time, shape) =>
        AssertSame(time.ToString(Shapes[shape % Shapes.Length], CultureInfo.InvariantCulture))).QuickCheckThrowOnFailure();

    private static void AssertSame(string text)
    {
        var isKnown = DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var expected);
        var thing = TestJson.Read<Thing>($"{{\"at\":{JsonConvert.ToString(text)}}}")!;
        Assert.That((thing.At, thing.UnreadableMembers.Count), Is.EqualTo(isKnown ? (expected, 0) : ((DateTimeOffset?)null, 1)), text);
    }
}
