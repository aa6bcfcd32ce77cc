using System.Globalization;
using System.Text;

namespace DeepAgents.Tests.Fuzzing.Wire;

/// <summary>
/// An answer in the making. First it is a value or a list of events, then, once it is rendered, bytes; head and transport are settings
/// throughout.
/// </summary>
internal sealed class Answer
{
    public int Status { get; set; } = 200;

    public string? ContentType { get; set; } = "application/json";

    public List<KeyValuePair<string, string>> Headers { get; } = [];

    /// <summary>The length that the head announces; <see langword="null"/> for none.</summary>
    public long? ContentLength { get; set; }

    public JsonTree Tree { get; set; } = JsonTree.Object();

    public List<Frame>? Frames { get; set; }

    public byte[] Body { get; set; } = [];

    /// <summary>Whether a contract has a body here at all.</summary>
    public bool HasBody { get; set; } = true;

    public BodyEnd End { get; set; }

    /// <summary>How many bytes come before the end, where it is no good one.</summary>
    public int EndsAt { get; set; } = int.MaxValue;

    /// <summary>The largest piece that the bytes come in.</summary>
    public int Piece { get; set; } = 8192;

    /// <summary>What happens instead of an answer.</summary>
    public Exception? Refusal { get; set; }

    /// <summary>The bytes are no compressed ones, but go through the decompression of a handler.</summary>
    public bool IsDecompressed { get; set; }

    public IEnumerable<JsonTree> Roots => Frames is null ? [Tree] : Frames.Select(f => f.Data);

    public bool IsSuccess => Refusal is null && Status is >= 200 and <= 299;

    /// <summary>Turns it into an event stream, if it is none.</summary>
    public List<Frame> ToFrames()
    {
        if (Frames is null)
        {
            Frames = [new Frame("message", Tree)];
            ContentType = "text/event-stream";
        }

        return Frames;
    }

    public void Render()
    {
        var text = new StringBuilder();
        Frames?.ForEach(f => f.Write(text));
        Body = !HasBody ? [] : Encoding.UTF8.GetBytes(Frames is null ? Tree.ToString() : text.ToString());
    }

    /// <summary>All that a client could tell from another answer.</summary>
    public override string ToString() => string.Join('\n', [
        string.Create(CultureInfo.InvariantCulture, $"{Status} {ContentType ?? "-"} {ContentLength} {End} {EndsAt} {Refusal?.GetType().Name} {IsDecompressed}"),
        .. Headers.Select(h => $"{h.Key}: {h.Value}"),
        "",
        Encoding.Latin1.GetString(Body),
    ]);
}
