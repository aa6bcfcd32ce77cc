using System.Security.Cryptography;
using DeepAgents.SpecTool.Generate;

namespace DeepAgents.SpecTool.Tests.Generate;

/// <summary>The ways that need no npm; build/checks/generation.sh has the others.</summary>
public class FetchCommandTests
{
    private string _folder = "";

    [SetUp]
    public void SetUp()
    {
        _folder = Directory.CreateTempSubdirectory("spectool-").FullName;
        File.WriteAllText(Path.Combine(_folder, "package-lock.json"), "no lock file");
        Directory.CreateDirectory(Path.Combine(_folder, "node_modules"));
    }

    [TearDown]
    public void TearDown() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void What_the_lock_file_asks_for_is_fetched_once()
    {
        var wanted = Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(Path.Combine(_folder, "package-lock.json"))));
        File.WriteAllText(Path.Combine(_folder, "node_modules", ".fetched"), wanted);
        using var errors = new StringWriter();

        Assert.That((FetchCommand.Run(_folder, errors), errors.ToString()), Is.EqualTo((0, "")));
    }
}
