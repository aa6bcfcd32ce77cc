using DeepAgents.Emulator;

namespace DeepAgents.Package.Tests.Consuming;

/// <summary>Programs that are made of the package, run to their ends.</summary>
public sealed class ProgramTests
{
    private const string TourOfBoth = """
        LangSmith
        streamed: You said: Hello
        waited: You said: Again
        listed: Researcher
        failed: DeepAgentsNotFoundException 404 StructuredError
        LiteLLM
        waited: ready
        answered: You said: Hello
        streamed: You said: Again
        failed: DeepAgentsNotFoundException 404 SimpleError
        mock: fake

        """;

    [TestCase("Console", "net8.0")]
    [TestCase("Console", "net10.0")]
    [TestCase("LibraryUser", "net10.0")]
    public async Task A_program_works_with_both_services(string project, string framework)
    {
        // One of its own, because the tour lists what is there.
        await using var emulator = await DeepAgentsEmulator.StartAsync();
        var output = await DotNet.RunAsync(DotNet.Command(
            Consumers.Root,
            Path.Combine(Consumers.Output(project, framework), $"{project}.dll"),
            emulator.LangSmithEndpoint.AbsoluteUri,
            emulator.LiteLLMEndpoint.AbsoluteUri));

        Assert.That(output, Is.EqualTo(TourOfBoth.ReplaceLineEndings("\n")));
    }

    [Test]
    public async Task A_background_service_does_its_job_and_ends()
    {
        var output = await DotNet.RunAsync(DotNet.Command(
            Consumers.Root,
            Path.Combine(Consumers.Output("Worker", "net10.0"), "Worker.dll"),
            "--DeepAgents:ApiKey=any",
            $"--DeepAgents:Endpoint={Consumers.Emulator.LangSmithEndpoint}"));

        Assert.That(output.Split('\n'), Has.Member("job: You said: Hello"));
    }
}
