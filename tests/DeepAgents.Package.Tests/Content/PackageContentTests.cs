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
    public void Every_framework_that_was_built_has_the_same_files()
    {
        string[] frameworks = id == Tested.Sdk ? ["netstandard2.0", "net8.0", "net10.0"] : Tested.AllFrameworks ? ["net8.0", "net10.0"] : ["net10.0"];
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
            Assert.That(Text("authors"), Is.Not.Empty);
            Assert.That(Text("description"), Has.Length.GreaterThan(40).And.EndsWith("."));
            Assert.That(Text("tags").Split(' '), Has.Member("deepagents").And.Member("langsmith").And.Member("litellm"));
            Assert.That(Text("releaseNotes"), Does.Contain("CHANGELOG.md"));
        });
    }

    /// <summary>A package that is made outside of version control has no repository; one that has names the commit, and an address only if all can read it.</summary>
    [Test]
    public void The_repository_is_the_one_that_the_sources_came_from()
    {
        var repository = _package.ReadNuspec().Element("repository");

        Assert.That(repository?.Attribute("commit")?.Value, Is.Null.Or.Matches("^[0-9a-f]{40}$"));
        Assert.That(repository?.Attribute("url")?.Value, Is.Null.Or.StartsWith("https://"));
    }

    [Test]
    public void The_readme_leads_nowhere_that_is_not_there()
    {
        var readme = _package.ReadText("README.md");

        Assert.That(readme, Does.StartWith("# DeepAgents."));
        Assert.That(Links().Matches(readme).Select(link => link.Groups[1].Value), Is.All.StartsWith("https://"));
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
