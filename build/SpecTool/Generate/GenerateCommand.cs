using DeepAgents.SpecTool.Prepare;

namespace DeepAgents.SpecTool.Generate;

/// <summary>
/// Prepares a contract and runs the generator on it. The result takes the place of the old one in a single step and only when it
/// differs, so that a compiler at work next door never sees half a file, and nothing is compiled again without need.
/// </summary>
internal static class GenerateCommand
{
    private const int Generated = 0;
    private const int Failed = 1;
    private const int UsageError = 64;
    private const int InternalError = 70;

    /// <summary>Runs the command line; every failure is a line that MSBuild shows as an error of its own.</summary>
    public static int Run(string[] arguments, TextWriter errors)
    {
        if (arguments is not [var contract, var overlay, var clientNamespace, var output, var generator, var configuration])
        {
            errors.WriteLine("SpecTool : error SPEC064: usage: SpecTool CONTRACT OVERLAY NAMESPACE OUTPUT GENERATOR CONFIGURATION");
            return UsageError;
        }

        try
        {
            return Generate(new(contract, overlay, clientNamespace, output, generator, configuration), errors);
        }
        catch (Exception exception)
        {
            errors.WriteLine($"SpecTool : error SPEC000: unexpected {exception}");
            return InternalError;
        }
    }

    private static int Generate(GenerateRequest request, TextWriter errors)
    {
        var output = Path.GetFullPath(request.Output);
        var prepared = Path.ChangeExtension(output, ".prepared.json");
        var fresh = output + ".new";
        using var only = FileLock.Acquire(output + ".lock");

        var result = PrepareCommand.Run(request.Contract, request.Overlay, prepared, errors);
        if (result != Generated)
        {
            return result;
        }

        // Variables are split at commas and equal signs, so the paths are those seen from the configuration's folder.
        var configuration = Path.GetFullPath(request.Configuration);
        var folder = Path.GetDirectoryName(configuration)!;
        var variables = $"/variables:Spec={Path.GetRelativePath(folder, prepared)},Namespace={request.Namespace},Output={Path.GetRelativePath(folder, fresh)}";
        File.Delete(fresh);
        var run = Tool.TryRun(["dotnet", request.Generator, "run", configuration, variables], folder, ("DOTNET_ROLL_FORWARD", "Major"));
        if (run is not { ExitCode: 0 } || !File.Exists(fresh))
        {
            errors.WriteLine($"{request.Contract} : error SPEC042: the generator failed{(run is null ? ": dotnet was not found" : $" with {run.ExitCode}: {run.LastLines}")}");
            return Failed;
        }

        File.WriteAllText(fresh, DocComments.Format(File.ReadAllText(fresh)));
        if (File.Exists(output) && File.ReadAllBytes(output).AsSpan().SequenceEqual(File.ReadAllBytes(fresh)))
        {
            File.Delete(fresh);
        }
        else
        {
            File.Move(fresh, output, overwrite: true);
        }

        return Generated;
    }
}
