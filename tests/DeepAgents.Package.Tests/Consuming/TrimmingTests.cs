using DeepAgents.Emulator;

namespace DeepAgents.Package.Tests.Consuming;

/// <summary>A program that is published with everything trimmed that nobody uses. Compiled ahead of time, it is tested by build/checks/aot.sh.</summary>
public sealed class TrimmingTests
{
    [Test]
    public async Task A_trimmed_program_works_and_only_Newtonsoft_warns()
    {
        var folder = Path.Combine(Consumers.Root, "trimmed");
        var published = await DotNet.RunAsync(Consumers.Command(
            "publish", "Trimmed", "--use-current-runtime", "-p:PublishTrimmed=true", "-p:TreatWarningsAsErrors=false", "--output", folder));
        var warnings = published.Split('\n').Where(line => line.Contains("warning IL", StringComparison.Ordinal));

        Assert.That(warnings, Is.All.Contains(": Newtonsoft.Json."));

        await using var emulator = await DeepAgentsEmulator.StartAsync();
        var output = await DotNet.RunAsync(DotNet.Program(
            folder,
            Path.Combine(folder, OperatingSystem.IsWindows() ? "Trimmed.exe" : "Trimmed"),
            emulator.LangSmithEndpoint.AbsoluteUri,
            emulator.LiteLLMEndpoint.AbsoluteUri));

        Assert.That(output, Is.EqualTo((await File.ReadAllTextAsync(Path.Combine(Consumers.Root, "Trimmed", "expected.txt"))).ReplaceLineEndings("\n")));
    }
}
