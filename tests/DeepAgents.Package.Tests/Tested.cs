using System.Reflection;

namespace DeepAgents.Package.Tests;

/// <summary>The packages as a release publishes them.</summary>
internal static class Tested
{
    public const string Sdk = "DeepAgents.Generated";
    public const string Emulator = "DeepAgents.Emulator";
    public const string Tool = "DeepAgents.Emulator.Tool";

    public static readonly string[] Packages = [Sdk, Emulator, Tool];

    public static string Version { get; } = Metadata("Version");

    /// <summary>The version of Microsoft.Extensions.Hosting that the repository uses.</summary>
    public static string HostingVersion { get; } = Metadata("HostingVersion");

    /// <summary>The folder where this machine has the packages of others.</summary>
    public static string GlobalPackages { get; } = Metadata("GlobalPackages");

    /// <summary>The address of the repository that the packages name.</summary>
    public static string ProjectUrl { get; } = Metadata("ProjectUrl");

    public static string Repository { get; } = FindRepository();

    /// <summary>The folder that build/Pack.proj packs into.</summary>
    public static string Folder { get; } = Path.Combine(Repository, "artifacts", "package", "release");

    /// <summary>The frameworks that a package supports, oldest first.</summary>
    public static string[] Frameworks(string id) => id == Sdk ? ["netstandard2.0", "net8.0", "net10.0"] : ["net8.0", "net10.0"];

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
