using System.Reflection;

namespace DeepAgents.Package.Tests;

/// <summary>What the build of these tests packed.</summary>
internal static class Tested
{
    public const string Sdk = "DeepAgents.Generated";
    public const string Emulator = "DeepAgents.Emulator";
    public const string Tool = "DeepAgents.Emulator.Tool";

    public static readonly string[] Packages = [Sdk, Emulator, Tool];

    public static string Version { get; } = Metadata("Version");

    /// <summary>The version of the host for programs that work in the background, which the repository has as well.</summary>
    public static string HostingVersion { get; } = Metadata("HostingVersion");

    /// <summary>Where this machine has the packages of others.</summary>
    public static string GlobalPackages { get; } = Metadata("GlobalPackages");

    /// <summary>Whether the emulator was built for every framework, as CI does, or for the newest alone.</summary>
    public static bool AllFrameworks { get; } = Metadata("AllFrameworks") == "true";

    public static string Folder { get; } = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "packages"));

    public static string Repository { get; } = FindRepository();

    public static PackageFile Open(string id, string extension = "nupkg") => new(Path.Combine(Folder, $"{id}.{Version}.{extension}"));

    private static string Metadata(string key) =>
        typeof(Tested).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value ?? "";

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "DeepAgents.Generated.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run in the repository.");
        }

        return folder.FullName;
    }
}
