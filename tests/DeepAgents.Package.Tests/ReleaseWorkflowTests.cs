namespace DeepAgents.Package.Tests;

/// <summary>The workflow publishes the packages that these tests test: packed by the same command, from the same folder.</summary>
public sealed class ReleaseWorkflowTests
{
    private static readonly string[] Lines =
        [.. File.ReadLines(Path.Combine(Tested.Repository, ".github", "workflows", "release.yml")).Select(line => line.Trim())];

    [Test]
    public void It_packs_by_the_command_of_the_tests() =>
        Assert.That(Lines.Where(line => line.Contains("dotnet pack", StringComparison.Ordinal)), Is.EqualTo(new[] { $"run: dotnet {Packing.Command}" }));

    [Test]
    public void It_publishes_from_the_folder_of_the_tests()
    {
        var folder = Path.GetRelativePath(Tested.Repository, Tested.Folder).Replace('\\', '/');

        Assert.That(
            Lines.Single(line => line.Contains("nuget push", StringComparison.Ordinal)),
            Does.StartWith($"run: dotnet nuget push \"{folder}/*.nupkg\" "));
    }

    [Test]
    public void It_publishes_every_package_and_nothing_else() => Assert.That(
        Directory.EnumerateFiles(Tested.Folder, "*.nupkg").Select(Path.GetFileName),
        Is.EquivalentTo(Tested.Packages.Select(id => $"{id}.{Tested.Version}.nupkg")));

    [Test]
    public void It_names_its_own_repository() => Assert.That(Lines, Has.Member("ProjectUrl: ${{ github.server_url }}/${{ github.repository }}"));
}
