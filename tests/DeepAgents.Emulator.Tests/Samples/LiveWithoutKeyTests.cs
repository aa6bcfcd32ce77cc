namespace DeepAgents.Emulator.Tests.Samples;

/// <summary>The samples when the real service is asked for and there is no key.</summary>
public sealed class LiveWithoutKeyTests
{
    [TestCase("TerminalChat")]
    [TestCase("WebRelay")]
    [CancelAfter(60_000)]
    public async Task The_program_says_which_key_it_needs(string name, CancellationToken cancellationToken)
    {
        using var program = SampleProgram.StartWithoutKey(name, "--live");
        program.StandardInput.Close();
        var output = program.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = await program.StandardError.ReadToEndAsync(cancellationToken);
        await output;
        await program.WaitForExitAsync(cancellationToken);
        Assert.That(program.ExitCode, Is.EqualTo(1));
        Assert.That(errors, Does.StartWith("No API key").And.Contain("LANGSMITH_API_KEY").And.Not.Contain("   at "));
    }
}
