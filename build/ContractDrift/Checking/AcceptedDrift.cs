using System.Globalization;
using System.Text.Json.Nodes;
using DeepAgents.ContractDrift.Comparing;
using DeepAgents.ContractDrift.Reading;
using DeepAgents.ContractDrift.Reporting;

namespace DeepAgents.ContractDrift.Checking;

/// <summary>The file of accepted differences.</summary>
internal sealed class AcceptedDrift
{
    private const string DateFormat = "yyyy-MM-dd";

    private readonly string _file;
    private readonly List<Acceptance> _entries;

    private AcceptedDrift(string file, IEnumerable<Acceptance> entries)
    {
        _file = file;
        _entries = [.. entries];
    }

    public IReadOnlyList<Acceptance> Entries => _entries;

    /// <summary>Reads the file; one that is not there accepts nothing.</summary>
    public static async Task<AcceptedDrift> ReadAsync(string file, CancellationToken cancellation)
    {
        if (!File.Exists(file))
        {
            return new(file, []);
        }

        var text = await SourceText.ReadAsync(file, cancellation);
        return JsonText.Read(file, text.Text) is JsonObject document && document["accepted"] is JsonArray accepted
            ? new(file, accepted.OfType<JsonObject>().Select(entry => Entry(file, entry)))
            : throw new UnreadableSourceException(file, "no accepted differences: it needs the member 'accepted'");
    }

    /// <summary>Accepts the changes of a source, in place of what was accepted for it before.</summary>
    public void Replace(string source, IEnumerable<Change> changes, string reason, DateOnly expires, DateOnly today)
    {
        var kept = _entries.Where(e => e.Source == source && e.Expires >= today && changes.Any(c => e.Covers(source, c))).ToList();
        _entries.RemoveAll(e => e.Source == source);
        _entries.AddRange(kept);
        _entries.AddRange(changes.Where(c => !kept.Exists(k => k.Covers(source, c))).Select(c => new Acceptance(source, KindName.Of(c.Kind), c.Place, c.What, reason, expires)));
    }

    public void Write() => JsonOutput.Write(_file, new()
    {
        ["accepted"] = new JsonArray([.. _entries.Select(e => new JsonObject
        {
            ["source"] = e.Source,
            ["kind"] = e.Kind,
            ["place"] = e.Place,
            ["what"] = e.What,
            ["reason"] = e.Reason,
            ["expires"] = e.Expires.ToString(DateFormat, CultureInfo.InvariantCulture),
        })]),
    });

    private static Acceptance Entry(string file, JsonObject entry)
    {
        string Text(string member) => entry[member]?.ToString() is { Length: > 0 } text ? text : throw new UnreadableSourceException(file, $"an accepted difference without '{member}': {entry.ToJsonString()}");
        return DateOnly.TryParseExact(Text("expires"), DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var expires)
            ? new(Text("source"), Text("kind"), Text("place"), Text("what"), Text("reason"), expires)
            : throw new UnreadableSourceException(file, $"'{Text("expires")}' is no date like 2026-12-31");
    }
}
