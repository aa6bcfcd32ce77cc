using System.Text.Json.Nodes;

namespace DeepAgents.Package.Tests.Consuming;

public sealed class ConsumerBuildTests
{
    [Test]
    public void What_was_built_against_is_the_package_that_was_packed() => Assert.That(
        Directory.EnumerateFiles(Path.Combine(Consumers.Packages, Tested.Sdk.ToLowerInvariant()), "*.nupkg", SearchOption.AllDirectories).Select(File.ReadAllBytes),
        Is.EqualTo(new[] { File.ReadAllBytes(Path.Combine(Tested.Folder, $"{Tested.Sdk}.{Tested.Version}.nupkg")) }));

    [TestCase("Console", "net8.0")]
    [TestCase("Console", "net10.0")]
    [TestCase("LibraryUser", "net10.0")]
    [TestCase("Web", "net10.0")]
    [TestCase("Worker", "net10.0")]
    public void A_program_gets_the_build_for_its_framework(string project, string framework)
    {
        using var package = Tested.Open(Tested.Sdk);

        Assert.That(
            File.ReadAllBytes(Path.Combine(Consumers.Output(project, framework), $"{Tested.Sdk}.dll")),
            Is.EqualTo(package.Read($"lib/{framework}/{Tested.Sdk}.dll")));
    }

    [Test]
    public void A_library_for_many_frameworks_is_compiled_against_the_build_for_them()
    {
        var compiled = JsonNode.Parse(Assets("Library"))!["targets"]!.AsObject().Single().Value![$"{Tested.Sdk}/{Tested.Version}"]!["compile"]!.AsObject();

        Assert.That(compiled.Select(file => file.Key), Is.EqualTo(new[] { $"lib/netstandard2.0/{Tested.Sdk}.dll" }));
    }

    [Test]
    public void Nothing_but_dotnet_is_on_the_path_of_the_build() =>
        Assert.That(Directory.EnumerateFiles(DotNet.Root).Select(Path.GetFileNameWithoutExtension), Has.None.EqualTo("npm").And.None.EqualTo("npx").And.None.EqualTo("node"));

    [TestCase("Console")]
    [TestCase("Library")]
    [TestCase("Web")]
    [TestCase("Worker")]
    public void The_generator_stays_at_home(string project)
    {
        var made = Directory.EnumerateFileSystemEntries(Path.Combine(Consumers.Root, project), "*", SearchOption.AllDirectories).Select(Path.GetFileName);

        Assert.That(made, Has.Some.EqualTo($"{project}.dll").And.None.Contains("nswag").IgnoreCase.And.None.Contains("SpecTool").IgnoreCase);
        Assert.That(Assets(project), Does.Not.Contain("nswag").IgnoreCase.And.Not.Contain("SharpYaml").IgnoreCase.And.Not.Contain("Microsoft.OpenApi").IgnoreCase);
    }

    private static string Assets(string project) => File.ReadAllText(Path.Combine(Consumers.Root, project, "obj", "project.assets.json"));
}
