using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using DeepAgents.ContractDrift.Comparing;

namespace DeepAgents.ContractDrift.Reporting;

internal static class JsonReport
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Text(IReadOnlyList<DriftReport> reports) =>
        new JsonObject { ["severity"] = KindName.Of(reports.Select(r => r.Severity).DefaultIfEmpty().Max()), ["reports"] = new JsonArray([.. reports.Select(Node)]) }
            .ToJsonString(Readable) + "\n";

    private static JsonObject Node(DriftReport report) => new()
    {
        ["title"] = report.Title,
        ["state"] = KindName.Of(report.State),
        ["severity"] = KindName.Of(report.Severity),
        ["changes"] = new JsonArray([.. report.Changes.Select(Node)]),
        ["notes"] = new JsonArray([.. report.Notes.Select(n => JsonValue.Create(n))]),
    };

    private static JsonObject Node(Change change) => new()
    {
        ["kind"] = KindName.Of(change.Kind),
        ["place"] = change.Place,
        ["what"] = change.What,
        ["shipped"] = KindName.Of(change.Verdict.Shipped),
        ["regenerated"] = KindName.Of(change.Verdict.Regenerated),
        ["why"] = change.Verdict.Why,
        ["seen"] = new JsonArray([.. change.Seen.Select(s => new JsonObject { ["operation"] = s.Operation, ["direction"] = KindName.Of(s.Direction) })]),
    };
}
