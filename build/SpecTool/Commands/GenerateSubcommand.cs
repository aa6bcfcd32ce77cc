using System.CommandLine;
using DeepAgents.SpecTool.Generate;

namespace DeepAgents.SpecTool.Commands;

internal sealed class GenerateSubcommand : Command
{
    public GenerateSubcommand()
        : base("generate", "Generates a client from a contract.")
    {
        var contract = new Argument<string>("CONTRACT") { Description = "The contract." };
        var overlay = new Argument<string>("OVERLAY") { Description = "Its C# names and corrections." };
        var clientNamespace = new Argument<string>("NAMESPACE") { Description = "The namespace of the client." };
        var output = new Argument<string>("OUTPUT") { Description = "The C# file to write." };
        var generator = new Argument<string>("GENERATOR") { Description = "The generator's program." };
        var configuration = new Argument<string>("CONFIGURATION") { Description = "The generator's configuration." };
        foreach (var argument in new[] { contract, overlay, clientNamespace, output, generator, configuration })
        {
            Add(argument);
        }

        SetAction(parsed => GenerateCommand.Run(
            new(
                parsed.GetRequiredValue(contract), parsed.GetRequiredValue(overlay), parsed.GetRequiredValue(clientNamespace),
                parsed.GetRequiredValue(output), parsed.GetRequiredValue(generator), parsed.GetRequiredValue(configuration)),
            parsed.InvocationConfiguration.Error));
    }
}
