using DeepAgents.Tests;

namespace DeepAgents.Package.Tests.PublicApi;

/// <summary>
/// The public surface of each library is a text in the repository, so that a pull request shows what it changes for callers. The text
/// lists the newest framework; a framework with another surface has a text of its own.
/// </summary>
public sealed class PublicApiTests
{
    private const string Folder = "tests/DeepAgents.Package.Tests/PublicApi";

    [TestCase(Tested.Sdk)]
    [TestCase(Tested.Emulator)]
    public void The_public_surface_is_the_one_that_is_checked_in(string id)
    {
        var frameworks = Tested.Frameworks(id);
        var newest = PublicApiListing.Of(id, frameworks[^1]);
        CheckedInText.Compare($"{Folder}/{id}.txt", newest);
        foreach (var framework in frameworks[..^1])
        {
            var listing = PublicApiListing.Of(id, framework);
            CheckedInText.Compare($"{Folder}/{id}.{framework}.txt", listing == newest ? "" : listing);
        }
    }
}
