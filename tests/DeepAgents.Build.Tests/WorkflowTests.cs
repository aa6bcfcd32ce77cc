using System.Text.RegularExpressions;

namespace DeepAgents.Build.Tests;

/// <summary>Which code the workflows give a credential to.</summary>
public sealed partial class WorkflowTests
{
    private static IEnumerable<string> Workflows => Directory.EnumerateFiles(Repository.File(".github", "workflows"), "*.yml");

    [TestCaseSource(nameof(Workflows))]
    public void Credentials_are_only_in_the_environment_of_the_step_that_needs_them(string file)
    {
        // The environment of a step begins at the tenth column, those of jobs and workflows before it.
        var lines = File.ReadLines(file).Where(line => Credential().IsMatch(line));

        Assert.That(lines, Is.All.Match("^ {10}[A-Z_]+: "));
    }

    [TestCaseSource(nameof(Workflows))]
    public void A_checkout_leaves_no_credential_behind(string file)
    {
        var text = File.ReadAllText(file).ReplaceLineEndings("\n");

        Assert.That(CheckoutWithoutCredential().Count(text), Is.EqualTo(Checkout().Count(text)));
    }

    [TestCaseSource(nameof(Workflows))]
    public void A_job_that_may_write_runs_no_code_of_others(string file)
    {
        var jobs = File.ReadAllText(file).ReplaceLineEndings("\n").Split("\njobs:\n")[1];

        foreach (var job in JobStart().Split(jobs).Where(job => job.Contains(": write", StringComparison.Ordinal)))
        {
            Assert.That(job, Does.Not.Contain("uses:").And.Not.Contain("dotnet "));
        }
    }

    [Test]
    public void The_contracts_are_checked_without_a_token_that_can_write()
    {
        var text = File.ReadAllText(Repository.File(".github", "workflows", "contract-drift.yml")).ReplaceLineEndings("\n");
        var jobs = JobStart().Split(text.Split("\njobs:\n")[1]).Where(job => job.Contains("steps:", StringComparison.Ordinal)).ToList();

        Assert.That(text, Does.Contain("\npermissions: {}\n"));
        Assert.That(jobs, Has.Count.EqualTo(2));
        Assert.That(
            jobs.Single(job => job.Contains("ContractDrift.dll", StringComparison.Ordinal)),
            Does.Not.Contain("write").And.Not.Contain("github.token"));
    }

    [GeneratedRegex(@"github\.token|secrets\.")]
    private static partial Regex Credential();

    [GeneratedRegex("uses: actions/checkout@")]
    private static partial Regex Checkout();

    [GeneratedRegex(@"uses: actions/checkout@\S+[^\n]*\n +with:\n +persist-credentials: false\n")]
    private static partial Regex CheckoutWithoutCredential();

    [GeneratedRegex(@"^  (?=\w+:\n)", RegexOptions.Multiline)]
    private static partial Regex JobStart();
}
