using System.Net.ServerSentEvents;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace DeepAgents.Tests.Streaming;

/// <summary>Our reader finds in any stream, however it is cut, what the parser of the framework finds in the whole of it.</summary>
[CancelAfter(120_000)]
public sealed class SseReaderPropertyTests
{
    private const string Fragments =
        "data|data|data:|data: |event|event:|event: |id|id:|id: |retry:|retry: |other: |DATA: |: comment|:|::| |  |x|y|12|0|999999999999999999999|-5|" +
        "message|messages|values|{\"a\":[1]}|Grüße 🌍|\0|\t|\uFEFF|\uFFFD|data: a\ndata: b\n|event: e\nid: 7\n|id: 8\n\n|data: {}\n\n|\n\n|\n\n|\n|\n|\n|\r|\r|\r\n|\r\n|\n\r";

    // Also bytes that are no UTF-8: halves of a mark and of characters.
    private static readonly byte[][] Pieces =
    [
        .. Fragments.Split('|').Select(Encoding.UTF8.GetBytes), [0xEF], [0xBB], [0xEF, 0xBB], [0xF0, 0x9F], [0xC3], [0xFF],
        Encoding.UTF8.GetBytes(new string('z', 900)), Encoding.UTF8.GetBytes("data: " + new string('d', 3000) + "\n"),
    ];

    [Test]
    public void Any_stream_cut_anywhere_has_the_events_that_the_framework_finds()
    {
        var streams =
            from mark in Gen.Elements<byte[]>([], [], [], [0xEF, 0xBB, 0xBF])
            from pieces in Gen.Elements(Pieces).ListOf()
            from sizes in Gen.Frequency((3, Gen.Choose(1, 9)), (1, Gen.Choose(10, 5000))).NonEmptyListOf()
            select (Bytes: (byte[])[.. mark, .. pieces.SelectMany(piece => piece)], Sizes: sizes.ToArray());
        Prop.ForAll(streams.ToArbitrary(), stream => AssertSame(stream.Bytes, stream.Sizes)).Check(Config.QuickThrowOnFailure.WithMaxTest(20_000).WithEndSize(60));
    }

    private static void AssertSame(byte[] bytes, int[] sizes)
    {
        var (whole, _) = Theirs(bytes);
        var (closed, interval) = Theirs([.. bytes, .. "\n\n"u8]);
        var (ours, tail, reader) = Ours(Cut(bytes, sizes));

        Assert.That(ours, Is.EqualTo(whole));
        Assert.That(ours.Concat(tail), Is.EqualTo(closed));
        Assert.That(reader.ReconnectionInterval, Is.EqualTo(interval));
    }

    private static (List<(string, string, string?)> Events, TimeSpan Interval) Theirs(byte[] bytes)
    {
        var parser = SseParser.Create(new MemoryStream(bytes), (_, data) => Convert.ToHexString(data));
        return ([.. parser.Enumerate().Select(item => (item.EventType, item.Data, item.EventId))], parser.ReconnectionInterval);
    }

    private static (List<(string, string, string?)> Whole, List<(string, string, string?)> Tail, SseReader Reader) Ours(IEnumerable<byte[]> pieces)
    {
        using var idle = new IdleLimit(Timeout.InfiniteTimeSpan, TimeProvider.System, default);
        using var body = new ChunkedStream(pieces);
        var reader = new SseReader(body, idle, int.MaxValue);
        var (whole, tail) = (new List<(string, string, string?)>(), new List<(string, string, string?)>());
        do
        {
            while (reader.TryRead(out var item))
            {
                (reader.WasOpenAtEnd ? tail : whole).Add((item.Name, Convert.ToHexString(item.Data.Span), item.Id));
            }
        }
        while (reader.FillAsync().AsTask().GetAwaiter().GetResult());

        return (whole, tail, reader);
    }

    private static IEnumerable<byte[]> Cut(byte[] bytes, int[] sizes)
    {
        for (var (start, index) = (0, 0); start < bytes.Length; start += sizes[index++ % sizes.Length])
        {
            yield return bytes[start..Math.Min(bytes.Length, start + sizes[index % sizes.Length])];
        }
    }
}
