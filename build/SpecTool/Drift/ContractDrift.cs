using DeepAgents.SpecTool.Drift.Comparing;
using DeepAgents.SpecTool.Drift.Model;
using DeepAgents.SpecTool.Drift.Reading;
using DeepAgents.SpecTool.Drift.Reporting;

namespace DeepAgents.SpecTool.Drift;

/// <summary>Compares a contract with a source, whatever the source is.</summary>
internal static class ContractDrift
{
    public static DriftReport Between(SourceText old, SourceText now)
    {
        var before = ContractText.Read(old.Name, old.Text);
        var after = ContractText.Read(now.Name, now.Text);
        var changes = ApiComparer.Compare(ApiReader.Read(before.Document), ApiReader.Read(after.Document));
        return new($"{old.Name} to {now.Name}", changes, [.. Notes(old, before), .. Notes(now, after)]);
    }

    /// <summary>One line for what is not in order: a document without our prose has hundreds of them.</summary>
    private static IEnumerable<string> Notes(SourceText source, ReadContract contract) =>
        contract.Warnings is [var first, ..] warnings ? [$"warning: {source.Name}: {warnings.Count} places are against the rules of OpenAPI, the first: {first}"] : [];
}
