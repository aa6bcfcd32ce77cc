using System.IO.Compression;
using System.Reflection;
using System.Xml.Linq;

namespace DeepAgents.Build.Tests.NSwagPackage;

/// <summary>
/// The switch that takes the generator from NuGet. The package cannot be had everywhere, so one like it is made of the binaries that
/// npm fetched, which are the same.
/// </summary>
public class NSwagPackageTests
{
    private static readonly string[] Clients = ["LangSmith.g.cs", "LiteLLM.g.cs"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("deepagents-feed-");

    [OneTimeTearDown]
    public void RemoveFolder() => _folder.Delete(recursive: true);

    [Test]
    public async Task The_generator_of_the_package_writes_the_same_bytes()
    {
        using var copy = new RepositoryCopy(withGenerator: false);
        var feed = _folder.CreateSubdirectory("feed").FullName;
        var packages = _folder.CreateSubdirectory("packages").FullName;
        var version = PinnedVersion();
        WritePackage(feed, version);

        // Into a package folder of its own: the stand-in must not be found by anybody's next restore.
        var result = await copy.BuildAsync(
            "-p:UseNSwagMSBuildPackage=true", $"-p:RestoreAdditionalProjectSources={feed}", $"-p:RestorePackagesPath={packages}",
            $"-p:RestoreFallbackFolders={PackageFolder()}", "-p:WarningsNotAsErrors=NU1507");

        Assert.That(result, Has.Property(nameof(BuildResult.ExitCode)).Zero, result.Output);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Directory.Exists(copy.Path(RepositoryCopy.Generator)), Is.False, "npm fetched the generator after all");
            Assert.That(File.Exists(Path.Combine(packages, "nswag.msbuild", version, "tools", "Net100", "dotnet-nswag.dll")), Is.True);
            foreach (var client in Clients)
            {
                Assert.That(copy.GeneratedClient(client), Is.EqualTo(File.ReadAllText(Repository.File("src/DeepAgents.Generated/obj/nswag", client))), client);
            }
        }
    }

    private static string PinnedVersion() =>
        XDocument.Load(Repository.File("Directory.Packages.props")).Descendants("PackageVersion").Single(p => p.Attribute("Include")?.Value == "NSwag.MSBuild").Attribute("Version")!.Value;

    private static string PackageFolder() =>
        typeof(NSwagPackageTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "PackageFolder").Value!;

    /// <summary>Laid out like the real package: a property that names the folder of the generator for each runtime.</summary>
    private static void WritePackage(string feed, string version)
    {
        using var package = ZipFile.Open(Path.Combine(feed, $"NSwag.MSBuild.{version}.nupkg"), ZipArchiveMode.Create);
        Write(package, "NSwag.MSBuild.nuspec", $"""
            <?xml version="1.0" encoding="utf-8"?>
            <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
              <metadata>
                <id>NSwag.MSBuild</id>
                <version>{version}</version>
                <authors>Stand-in</authors>
                <description>Stand-in made of the binaries of the npm package.</description>
                <developmentDependency>true</developmentDependency>
              </metadata>
            </package>
            """);
        Write(package, "build/NSwag.MSBuild.props", """
            <Project>
              <PropertyGroup>
                <NSwagDir_Net100>$(MSBuildThisFileDirectory)../tools/Net100/</NSwagDir_Net100>
              </PropertyGroup>
            </Project>
            """);
        var binaries = Repository.File(RepositoryCopy.Generator, "nswag/bin/binaries/Net100");
        foreach (var file in Directory.EnumerateFiles(binaries, "*", SearchOption.AllDirectories))
        {
            package.CreateEntryFromFile(file, $"tools/Net100/{Path.GetRelativePath(binaries, file).Replace('\\', '/')}", CompressionLevel.NoCompression);
        }
    }

    private static void Write(ZipArchive package, string name, string text)
    {
        using var writer = new StreamWriter(package.CreateEntry(name).Open());
        writer.Write(text);
    }
}
