using System.CommandLine;
using DeepAgents.SpecTool.Generate;

namespace DeepAgents.SpecTool.Commands;

internal sealed class FetchSubcommand : Command
{
    public FetchSubcommand()
        : base("fetch", "Fetches the pinned generator.")
    {
        var folder = new Argument<string>("FOLDER") { Description = "The folder with the generator's lock file." };
        Add(folder);
        SetAction(parsed => FetchCommand.Run(parsed.GetRequiredValue(folder), parsed.InvocationConfiguration.Error));
    }
}
