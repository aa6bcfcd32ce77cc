namespace DeepAgents.Emulator.Tests;

/// <summary>The checkout that the tests were built in, found from their output.</summary>
internal static class Repository
{
    private const string Solution = "DeepAgents.Generated.sln";

    private static readonly Lazy<string> Root = new(() =>
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !System.IO.File.Exists(Path.Combine(folder.FullName, Solution)))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException($"No folder above the tests holds {Solution}.");
    });

    public static string File(params string[] path) => Path.Combine([Root.Value, .. path]);
}
