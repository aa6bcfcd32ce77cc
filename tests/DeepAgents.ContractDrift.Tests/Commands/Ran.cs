using DeepAgents.ContractDrift.Commands;

namespace DeepAgents.ContractDrift.Tests.Commands;

/// <summary>A run of the tool: what it ended with and what it wrote.</summary>
internal sealed record Ran(int ExitCode, string Output, string Errors)
{
    public static Ran With(params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        return new(CommandLine.Run(arguments, output, errors), output.ToString(), errors.ToString());
    }
}
