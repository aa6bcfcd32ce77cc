using System.Text.Json.Nodes;

namespace DeepAgents.Build.Tests.Compatibility;

/// <summary>What build/checks/compatibility.sh relies on: a package is compared with an older one of itself.</summary>
public class BaselineTests
{
    private const string Package = "DeepAgents.Generated";

    // One framework is enough here; for it alone NuGet would refuse packages that only the others need.
    private const string OneFramework = "-p:RestoreEnablePackagePruning=false";

    private RepositoryCopy _copy = null!;

    [OneTimeSetUp]
    public void MakeCopy() => _copy = new();

    [OneTimeTearDown]
    public void RemoveCopy() => _copy.Dispose();

    [Test]
    public async Task What_was_public_and_is_gone_is_reported_and_what_is_new_is_not()
    {
        var project = _copy.Path("src/DeepAgents.Generated/DeepAgents.Generated.csproj");
        File.WriteAllText(project, File.ReadAllText(project).Replace("netstandard2.0;net8.0;net10.0", "net10.0", StringComparison.Ordinal));
        var older = await _copy.PackAsync(_copy.Path("older"), OneFramework);
        Assert.That(older, Has.Property(nameof(BuildResult.ExitCode)).Zero, older.Output);

        _copy.ChangeContract(contract =>
        {
            contract["paths"]!.AsObject().Remove("/agents/{agent_id}/health");
            contract["components"]!["schemas"]!["CreateAgentRequest"]!["properties"]!["priority"] = new JsonObject { ["type"] = "integer", ["description"] = "How urgent its runs are." };
        });
        _copy.ChangeOverlay(actions => actions.RemoveAll(action => action!["target"]!.ToString().Contains("/agents/{agent_id}/health", StringComparison.Ordinal)));
        var baseline = Directory.GetFiles(_copy.Path("older"), $"{Package}.*.nupkg").Single();
        var newer = await _copy.PackAsync(_copy.Path("newer"), OneFramework, $"-p:PackageValidationBaselinePath={baseline}");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(newer.ExitCode, Is.Not.Zero);
            Assert.That(newer.Errors, Has.Some.Contains("error CP0002").And.Contains("AgentsClient.GetHealthAsync").And.Contains("[Baseline]"), newer.Output);
            Assert.That(_copy.GeneratedClient(), Does.Contain("public int? Priority { get; set; }"));
            Assert.That(newer.Errors, Has.None.Contains("Priority"));
            Assert.That(newer.HasCompilerError, Is.False, newer.Output);
        }
    }
}
