using DeepAgents.Emulator;
using DeepAgents.Emulator.Tests;
using DeepAgents.LangSmith;

namespace DeepAgents.Tests.Readme;

/// <summary>The README's code that uses the emulator, compiled and run. The test of the README compares it with these lines.</summary>
[CancelAfter(30_000)]
public sealed class Snippets
{
    [Test]
    public void The_scenario_of_the_readme_is_valid()
    {
        var readme = File.ReadAllText(Repository.File("README.md")).ReplaceLineEndings("\n");
        var json = readme.Split("```json\n")[1].Split("```")[0];
        Assert.That(EmulatorScenario.Parse(json).Faults, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task The_emulator_in_a_test()
    {
        await using var emulator = await DeepAgentsEmulator.StartAsync();          // a free port on loopback
        using var client = new DeepAgentsClient(new DeepAgentsOptions { ApiKey = "any", Endpoint = emulator.LangSmithEndpoint });

        emulator.Use(new EmulatorScenario { Faults = { new FaultRule { Status = 503, Times = 1 } } });
        var page = await client.Agents.ListAsync();                                // the second try
        Console.WriteLine($"{page.Items.Count} agents, {emulator.GetLedger().Faults["status"]} fault");

        Assert.That(emulator.GetLedger().Requests["GET /v1/deepagents/agents"], Is.EqualTo(2));
    }
}
