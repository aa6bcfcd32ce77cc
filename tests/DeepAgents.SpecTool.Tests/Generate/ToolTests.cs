using DeepAgents.SpecTool.Generate;

namespace DeepAgents.SpecTool.Tests.Generate;

public class ToolTests
{
    [Test]
    public void A_program_that_is_not_there_is_no_result() =>
        Assert.That(Tool.TryRun(["no-such-program-of-ours"], Path.GetTempPath()), Is.Null);

    [Test]
    public void A_program_that_ends_well_says_so() =>
        Assert.That(Tool.TryRun(["dotnet", "--version"], Path.GetTempPath()), Is.Not.Null.And.Property("ExitCode").Zero.And.Property("LastLines").Not.Empty);

    [Test]
    public void What_a_program_said_is_kept_when_it_fails() =>
        Assert.That(Tool.TryRun(["dotnet", "no-such-command-of-ours"], Path.GetTempPath()), Is.Not.Null.And.Property("ExitCode").Not.Zero.And.Property("LastLines").Contains("no-such-command-of-ours"));
}
