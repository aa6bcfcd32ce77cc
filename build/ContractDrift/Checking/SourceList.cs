using System.Text.Json.Nodes;
using DeepAgents.ContractDrift.Reading;

namespace DeepAgents.ContractDrift.Checking;

/// <summary>The file that lists the sources. Its paths start from its own folder.</summary>
internal sealed class SourceList
{
    private readonly string _file;
    private readonly JsonObject _document;

    private SourceList(string file, JsonObject document)
    {
        _file = file;
        _document = document;
    }

    public IReadOnlyList<Source> Sources => [.. Entries.Select(Read)];

    private IEnumerable<JsonObject> Entries => (_document["sources"] as JsonArray ?? []).OfType<JsonObject>();

    public static async Task<SourceList> ReadAsync(string file, CancellationToken cancellation)
    {
        var text = await SourceText.ReadAsync(file, cancellation);
        return JsonText.Read(file, text.Text) is JsonObject document && document["sources"] is JsonArray
            ? new(file, document)
            : throw new UnreadableSourceException(file, "no list of sources: it needs the member 'sources'");
    }

    /// <summary>Notes what a source was like when its differences were accepted.</summary>
    public void SetDigest(string name, string digest) => Entries.First(s => s["name"]?.ToString() == name)["digest"] = digest;

    public void Write() => JsonOutput.Write(_file, _document);

    private string Place(string from) =>
        Uri.TryCreate(from, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? from : Path.Combine(Path.GetDirectoryName(_file) ?? "", from);

    private Source Read(JsonObject source) => new(
        Text(source, "name"), Place(Text(source, "from")), Place(Text(source, "contract")), source["digest"]?.ToString() ?? "", Withdrawn(source));

    private Withdrawal? Withdrawn(JsonObject source) => source["withdrawn"] switch
    {
        null => null,
        JsonObject note when DateOnly.TryParseExact(note["since"]?.ToString(), "yyyy-MM-dd", out var since)
            && note["reason"]?.ToString() is { Length: > 0 } reason => new(since, reason),
        _ => throw new UnreadableSourceException(_file, "'withdrawn' needs 'since', a date like 2026-12-31, and a 'reason'"),
    };

    private string Text(JsonObject source, string member) =>
        source[member]?.ToString() ?? throw new UnreadableSourceException(_file, $"a source without '{member}'");
}
