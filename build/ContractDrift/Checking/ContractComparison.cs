using System.Text.Json.Nodes;
using DeepAgents.ContractDrift.Comparing;
using DeepAgents.ContractDrift.Model;
using DeepAgents.ContractDrift.Reading;
using DeepAgents.ContractDrift.Reporting;

namespace DeepAgents.ContractDrift.Checking;

/// <summary>Compares a contract with a source, whatever the source is.</summary>
internal static class ContractComparison
{
    /// <param name="overlay">The contract's overlay: a page without a specification is compared with what we corrected as well.</param>
    public static DriftReport Between(SourceText old, SourceText now, string? overlay = null)
    {
        var contract = Nodes(old);
        if (SourceForm.Fragment(now.Text) is { } piece)
        {
            return Compare(old, contract, now, ContractText.Nodes(now.Name, piece.Text, piece.FirstLine), isWhole: false);
        }

        if (SourceForm.IsProse(now.Text))
        {
            contract = overlay is null ? contract : CorrectedContract.Nodes(old.Name, overlay);
            return Compare(old, contract, now, new ProseContract(now.Name, ProsePage.Read(now.Name, now.Text), contract.DeepClone().AsObject()).Write(), isWhole: false);
        }

        return Compare(old, contract, now, ContractText.Nodes(now.Name, now.Text), isWhole: true);
    }

    private static JsonObject Nodes(SourceText source) =>
        SourceForm.Fragment(source.Text) is { } piece ? ContractText.Nodes(source.Name, piece.Text, piece.FirstLine) : ContractText.Nodes(source.Name, source.Text);

    private static DriftReport Compare(SourceText old, JsonObject oldNodes, SourceText now, JsonObject nowNodes, bool isWhole)
    {
        var before = ContractText.Read(old.Name, oldNodes);
        var after = ContractText.Read(now.Name, nowNodes);
        var (oldApi, nowApi) = (ApiReader.Read(before.Document), ApiReader.Read(after.Document));
        var changes = ApiComparer.Compare(isWhole ? oldApi : oldApi.OnlyWhatIsIn(nowApi), nowApi);
        return new($"{old.Name} to {now.Name}", changes, [.. Notes(old, before), .. Notes(now, after)]);
    }

    /// <summary>One line for what is not in order: a document without our prose has hundreds of them.</summary>
    private static IEnumerable<string> Notes(SourceText source, ReadContract contract) =>
        contract.Warnings is [var first, ..] warnings ? [$"warning: {source.Name}: {warnings.Count} places are against the rules of OpenAPI, the first: {first}"] : [];
}
