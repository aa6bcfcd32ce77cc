using System.CommandLine;
using DeepAgents.SpecTool.Prepare;

namespace DeepAgents.SpecTool.Commands;

internal sealed class PrepareSubcommand : Command
{
    public PrepareSubcommand()
        : base("prepare", "Writes the document that the generator reads, or every reason why not.")
    {
        var contract = new Argument<string>("CONTRACT") { Description = "The contract." };
        var overlay = new Argument<string>("OVERLAY") { Description = "Its C# names and corrections." };
        var output = new Argument<string>("OUTPUT") { Description = "The file to write." };
        Add(contract);
        Add(overlay);
        Add(output);
        SetAction(parsed => PrepareCommand.Run(
            parsed.GetRequiredValue(contract), parsed.GetRequiredValue(overlay), parsed.GetRequiredValue(output), parsed.InvocationConfiguration.Error));
    }
}
