namespace DeepAgents.SpecTool.Tests;

/// <summary>What lies beside the checkout where it was written, and nowhere else.</summary>
internal static class SharedFiles
{
    public static string? Contract(string name) => Text("contracts", name);

    public static string? Text(params string[] parts) => Path(parts) is { } file ? File.ReadAllText(file) : null;

    public static string? Path(params string[] parts)
    {
        var file = Repository.File(["..", "shared", .. parts]);
        return File.Exists(file) ? file : null;
    }
}
