using System.Text.RegularExpressions;

namespace DeepAgents.Build.Tests;

/// <summary>The tests that SECURITY.md names are there.</summary>
public sealed partial class SecurityPageTests
{
    private static IEnumerable<string> Claims =>
        File.ReadLines(Repository.File("SECURITY.md")).Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1);

    [TestCaseSource(nameof(Claims))]
    public void Every_claim_names_its_tests(string claim)
    {
        var named = Name().Matches(claim.Split('|')[^2]).Select(match => match.Groups[1].Value).ToList();

        Assert.That(named, Is.Not.Empty);
        Assert.That(named.Where(name => !IsThere(name)), Is.Empty);
    }

    private static bool IsThere(string name)
    {
        var path = name.StartsWith("tests/", StringComparison.Ordinal)
            ? Repository.File(name)
            : Repository.File("tests", "DeepAgents.Generated.Tests", name);
        return Directory.Exists(path) || File.Exists(path + ".cs");
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Name();
}
