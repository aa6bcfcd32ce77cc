using DeepAgents.SpecTool.Generate;
using DeepAgents.SpecTool.Prepare;

const int UsageError = 64;
const int InternalError = 70;

try
{
    switch (args)
    {
        case ["prepare", var contract, var overlay, var output]:
            return PrepareCommand.Run(contract, overlay, output, Console.Error);
        case ["fetch", var folder]:
            return FetchCommand.Run(folder, Console.Error);
        case ["generate", var contract, var overlay, var clientNamespace, var output, var generator, var configuration]:
            return GenerateCommand.Run(new(contract, overlay, clientNamespace, output, generator, configuration), Console.Error);
        default:
            Console.Error.WriteLine("""
                usage: SpecTool prepare CONTRACT OVERLAY OUTPUT
                       SpecTool fetch FOLDER
                       SpecTool generate CONTRACT OVERLAY NAMESPACE OUTPUT GENERATOR CONFIGURATION
                """);
            return UsageError;
    }
}
catch (Exception exception)
{
    Console.Error.WriteLine($"SpecTool : error SPEC000: unexpected {exception}");
    return InternalError;
}
