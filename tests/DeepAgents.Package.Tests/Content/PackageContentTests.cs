using System.Buffers.Binary;
using System.Text.RegularExpressions;
using DeepAgents.Tests;

namespace DeepAgents.Package.Tests.Content;

[TestFixtureSource(typeof(Tested), nameof(Tested.Packages))]
public sealed partial class PackageContentTests(string id)
{
    private PackageFile _package = null!;

    [SetUp]
    public void Open() => _package = Tested.Open(id);

    [TearDown]
    public void Close() => _package.Dispose();

    [Test]
    public void The_content_is_the_one_that_is_checked_in() =>
        CheckedInText.Compare($"tests/DeepAgents.Package.Tests/Content/{id}.txt", PackageListing.Of(id));

    [Test]
    public void Every_framework_has_the_same_files()
    {
        var frameworks = Tested.Frameworks(id);
        var files = _package.Files
            .Where(file => PackageFile.FrameworkOf(file) is not null)
            .ToLookup(file => PackageFile.FrameworkOf(file)!, file => file[(file.IndexOf('/', file.IndexOf('/') + 1) + 1)..]);

        Assert.That(files.Select(group => group.Key), Is.EquivalentTo(frameworks));
        Assert.That(files.Select(group => group.Order(StringComparer.Ordinal)), Is.All.EqualTo(files[frameworks[0]].Order(StringComparer.Ordinal)));
    }

    [Test]
    public void The_metadata_is_complete()
    {
        var nuspec = _package.ReadNuspec();
        string Text(string name) => nuspec.Element(name)?.Value ?? "";

        Assert.Multiple(() =>
        {
            Assert.That(Text("id"), Is.EqualTo(id));
            Assert.That(Text("version"), Is.EqualTo(Tested.Version));
            Assert.That(nuspec.Element("license")?.Attribute("type")?.Value, Is.EqualTo("expression"));
            Assert.That(Text("license"), Is.EqualTo("MIT"));
            Assert.That(Text("icon"), Is.EqualTo("icon.png"));
            Assert.That(Text("readme"), Is.EqualTo("README.md"));
            Assert.That(Text("projectUrl"), Is.EqualTo(Tested.ProjectUrl));
            Assert.That(Text("authors"), Is.Not.Empty);
            Assert.That(Text("description"), Has.Length.GreaterThan(40).And.EndsWith("."));
            Assert.That(Text("tags").Split(' '), Has.Member("deepagents").And.Member("langsmith").And.Member("litellm"));
            Assert.That(Text("releaseNotes"), Does.Contain("CHANGELOG.md"));
        });
    }

    /// <summary>A package that is made outside of version control names no commit.</summary>
    [Test]
    public void The_repository_is_the_one_that_the_sources_came_from()
    {
        var repository = _package.ReadNuspec().Element("repository")!;

        Assert.That(repository.Attribute("type")?.Value, Is.EqualTo("git"));
        Assert.That(repository.Attribute("url")?.Value, Is.EqualTo(Tested.ProjectUrl));
        Assert.That(repository.Attribute("commit")?.Value, Is.Null.Or.Matches("^[0-9a-f]{40}$"));
    }

    /// <summary>A gallery has no files beside the README, so its links lead to the files of the repository, at the tag of the version.</summary>
    [Test]
    public void Links_in_the_readme_lead_to_files_of_the_repository()
    {
        var readme = _package.ReadText("README.md");
        var links = Links().Matches(readme).Select(link => link.Groups[1].Value).ToList();
        var files = $"{Tested.ProjectUrl}/blob/v{Tested.Version}/";
        var own = links.Where(link => link.StartsWith(files, StringComparison.Ordinal)).Select(link => link[files.Length..].Split('#')[0]);

        Assert.That(readme, Does.StartWith("# DeepAgents."));
        Assert.That(links, Is.All.StartsWith("https://"));
        Assert.That(own.Where(path => !Path.Exists(Path.Combine(Tested.Repository, path))), Is.Empty);
        Assert.That(own.Any(), Is.EqualTo(id == Tested.Sdk), "The README of the repository has links to its files.");
    }

    [Test]
    public void The_icon_is_a_square_that_galleries_show()
    {
        var icon = _package.Read("icon.png");

        Assert.That(icon.AsSpan(1, 3).ToArray(), Is.EqualTo("PNG"u8.ToArray()));
        Assert.That(BinaryPrimitives.ReadInt32BigEndian(icon.AsSpan(16)), Is.EqualTo(128));
        Assert.That(BinaryPrimitives.ReadInt32BigEndian(icon.AsSpan(20)), Is.EqualTo(128));
    }

    [Test]
    public void Nothing_of_the_build_is_in_it() => Assert.That(
        _package.Files.Concat(_package.ReadNuspec().Descendants("dependency").Select(dependency => dependency.Attribute("id")!.Value)),
        Is.All.Not.Contains("NSwag").IgnoreCase.And.Not.Contains("SpecTool").IgnoreCase.And.Not.Contains("OpenApi").IgnoreCase);

    [GeneratedRegex(@"\[[^\]]+\]\(([^)]+)\)")]
    private static partial Regex Links();
}
