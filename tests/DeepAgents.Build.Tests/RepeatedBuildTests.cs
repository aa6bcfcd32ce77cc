using System.IO.Compression;
using System.Security.Cryptography;

namespace DeepAgents.Build.Tests;

/// <summary>Whoever builds the package again, elsewhere, gets the same bytes: that is how a package is verified.</summary>
public sealed class RepeatedBuildTests
{
    [Test]
    public async Task Two_builds_in_different_folders_give_the_same_DLLs()
    {
        using var here = new RepositoryCopy();
        using var there = new RepositoryCopy();

        var (one, other) = (await PackAsync(here), await PackAsync(there));

        string[] frameworks = ["netstandard2.0", "net8.0", "net10.0"];
        Assert.That(one.Keys, Is.EquivalentTo(frameworks.Select(framework => $"lib/{framework}/DeepAgents.Generated.dll")));
        Assert.That(other, Is.EquivalentTo(one));
    }

    /// <returns>The SHA-256 of each DLL of the package.</returns>
    private static async Task<Dictionary<string, string>> PackAsync(RepositoryCopy copy)
    {
        var feed = copy.Path("feed");
        var result = await copy.PackAsync(feed, "-p:CI=true");
        Assert.That(result.ExitCode, Is.Zero, result.Output);
        using var package = ZipFile.OpenRead(Directory.GetFiles(feed, "*.nupkg").Single());
        return package.Entries
            .Where(entry => entry.Name.EndsWith(".dll", StringComparison.Ordinal))
            .ToDictionary(entry => entry.FullName, Hash);
    }

    private static string Hash(ZipArchiveEntry entry)
    {
        using var content = entry.Open();
        return Convert.ToHexString(SHA256.HashData(content));
    }
}
