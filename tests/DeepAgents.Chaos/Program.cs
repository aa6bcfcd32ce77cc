using DeepAgents.Chaos;
using DeepAgents.Chaos.Emulation;
using DeepAgents.Chaos.Plants;
using DeepAgents.Chaos.Running;

const int WrongUsage = 64;

if (ChaosOptions.Parse(args) is not { } options)
{
    await Console.Error.WriteLineAsync($"{ChaosOptions.Help}\n\nPlants: {string.Join(", ", PlantNames.All.Select(PlantNames.Of))}");
    return WrongUsage;
}

if (options.ShowHelp)
{
    Console.WriteLine($"{ChaosOptions.Help}\n\nPlants: {string.Join(", ", PlantNames.All.Select(PlantNames.Of))}");
    return 0;
}

using var emulator = await EmulatorProcess.StartAsync();
if (options.AllPlants)
{
    return await PlantCommand.RunAsync(emulator, options) ? 0 : 1;
}

var evidence = await new ChaosRun(emulator.Address, options).RunAsync();
Console.WriteLine(Report.Of(evidence));
return evidence.Failures.Count == 0 ? 0 : 1;
