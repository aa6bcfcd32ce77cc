namespace DeepAgents.Emulator.Tests.Samples;

/// <summary>The quickstart as a program. Whether every step passes is its own verdict, which the exit code tells.</summary>
[CancelAfter(120_000)]
public sealed class QuickstartTests : EmulatorFixture
{
    [Test]
    public async Task Every_decision_is_confirmed_and_a_key_alone_leaves_the_real_service_alone()
    {
        using var program = SampleProgram.Start("DeepAgents.Quickstart", Emulator.LangSmithEndpoint, "--plain");
        program.StandardInput.Close();
        var output = await program.StandardOutput.ReadToEndAsync(Token);
        await program.WaitForExitAsync(Token);
        Assert.Multiple(() =>
        {
            Assert.That(program.ExitCode, Is.Zero, output);
            Assert.That(output, Does.Contain("the tool ran as proposed (old-report.txt)"));
            Assert.That(output, Does.Contain("the tool ran with the edited arguments").And.Contain("(drafts/old-report.txt)"));
            Assert.That(output, Does.Contain("the tool did not run (old-report.txt)"));
            Assert.That(Emulator.GetLedger().Requests, Is.Empty);
        });
    }
}
