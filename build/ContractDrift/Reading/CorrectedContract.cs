using System.Text.Json.Nodes;
using DeepAgents.SpecTool.Prepare;

namespace DeepAgents.ContractDrift.Reading;

/// <summary>A contract together with its overlay, as the generator starts from it.</summary>
internal static class CorrectedContract
{
    public static JsonObject Nodes(string contractFile, string overlayFile)
    {
        var problems = new Problems(contractFile);
        if (JsonFile.Read(contractFile, problems) is { } contract && JsonFile.Read(overlayFile, problems) is { } overlay)
        {
            Overlay.Apply(contract, overlay, overlayFile, contractFile, problems);
            if (!problems.Any)
            {
                return ContractText.Nodes(contractFile, contract.ToString(Newtonsoft.Json.Formatting.None));
            }
        }

        throw new UnreadableSourceException(overlayFile, $"cannot be applied: {problems.Lines[0]}");
    }

    /// <summary>The overlay that stands beside a contract, where there is one.</summary>
    public static string? OverlayBeside(string contractFile) =>
        Path.ChangeExtension(contractFile, ".overlay.json") is var beside && File.Exists(beside) ? beside : null;
}
