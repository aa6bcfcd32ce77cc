using System.Text.Json;
using System.Text.Json.Nodes;

namespace DeepAgents.Build.Tests;

/// <summary>A copy of what the package is built from, in a folder of its own, so that no build comes in another's way.</summary>
internal sealed class RepositoryCopy : IDisposable
{
    private const string Contract = "managed-deep-agents";

    private static readonly string[] Files =
        ["nswag.json", "global.json", ".editorconfig", "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "README.md", "CHANGELOG.md"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("deepagents-build-");

    public RepositoryCopy()
    {
        foreach (var file in Files)
        {
            File.Copy(Repository.File(file), Path(file));
        }

        Copy("openapi", _ => true);
        Copy("build", folder => folder is not ("bin" or "obj"));
        Copy("src/DeepAgents.Generated", folder => folder is not ("bin" or "obj"));
    }

    public string Path(params string[] parts) => System.IO.Path.Combine([_folder.FullName, .. parts]);

    public Task<BuildResult> BuildAsync(params string[] options) =>
        Dotnet.RunAsync(_folder.FullName, ["build", "src/DeepAgents.Generated", "-f", "net10.0", "-p:RunAnalyzers=false", .. options]);

    public Task<BuildResult> PackAsync(string feed, params string[] options) =>
        Dotnet.RunAsync(_folder.FullName, ["pack", "src/DeepAgents.Generated", "-o", feed, "-p:RunAnalyzers=false", .. options]);

    public void ChangeContract(Action<JsonObject> change) => Change($"openapi/{Contract}.json", change);

    /// <summary>Changes the actions of the overlay.</summary>
    public void ChangeOverlay(Action<JsonArray> change) => Change($"openapi/{Contract}.overlay.json", overlay => change(overlay["actions"]!.AsArray()));

    /// <summary>Puts contract and overlay back as they are in the repository.</summary>
    public void Restore()
    {
        foreach (var file in new[] { $"openapi/{Contract}.json", $"openapi/{Contract}.overlay.json" })
        {
            File.WriteAllBytes(Path(file), File.ReadAllBytes(Repository.File(file)));
        }
    }

    public string GeneratedClient() => File.ReadAllText(Path("src/DeepAgents.Generated/obj/nswag/LangSmith.g.cs"));

    public void Dispose() => _folder.Delete(recursive: true);

    private void Change(string file, Action<JsonObject> change)
    {
        var document = JsonNode.Parse(File.ReadAllText(Path(file)))!.AsObject();
        change(document);
        File.WriteAllText(Path(file), document.ToJsonString(new JsonSerializerOptions { WriteIndented = true }));
    }

    private void Copy(string folder, Predicate<string> isWanted)
    {
        var from = new DirectoryInfo(Repository.File(folder));
        Directory.CreateDirectory(Path(folder));
        foreach (var file in from.EnumerateFiles())
        {
            file.CopyTo(Path(folder, file.Name));
        }

        foreach (var below in from.EnumerateDirectories().Where(d => isWanted(d.Name)))
        {
            Copy($"{folder}/{below.Name}", isWanted);
        }
    }
}
