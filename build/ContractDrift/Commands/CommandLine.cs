using System.CommandLine;
using DeepAgents.ContractDrift.Reading;

namespace DeepAgents.ContractDrift.Commands;

/// <summary>The tool's command line, from arguments to exit code.</summary>
internal static class CommandLine
{
    // An argument that begins with '@' is a value, not the name of a file with more arguments.
    private static readonly ParserConfiguration Parser = new() { ResponseFileTokenReplacer = null };

    public static int Run(string[] arguments, TextWriter output, TextWriter errors)
    {
        try
        {
            var parsed = Root().Parse(arguments, Parser);
            if (parsed.Errors.Count > 0)
            {
                return Refuse(parsed, errors);
            }

            return parsed.Invoke(new() { Output = output, Error = errors, EnableDefaultExceptionHandler = false });
        }
        catch (UnreadableSourceException exception)
        {
            errors.WriteLine(exception.Report);
            return ExitCode.Unreadable;
        }
        catch (Exception exception)
        {
            errors.WriteLine($"ContractDrift : error DRIFT000: unexpected {exception}");
            return ExitCode.InternalError;
        }
    }

    private static RootCommand Root() => new("Reports what changed upstream in the contracts, and brings it in.")
    {
        new DiffSubcommand(),
        new CheckSubcommand(),
        new AcceptSubcommand(),
        new PullSubcommand(),
    };

    private static int Refuse(ParseResult parsed, TextWriter errors)
    {
        foreach (var error in parsed.Errors)
        {
            errors.WriteLine($"ContractDrift : error DRIFT064: {error.Message}");
        }

        var command = parsed.CommandResult.Command;
        var usage = command is RootCommand ? string.Join(" | ", command.Subcommands.Select(c => c.Name)) : Usage(command);
        errors.WriteLine($"usage: ContractDrift {usage}; --help says more");
        return ExitCode.UsageError;
    }

    private static string Usage(Command command) => string.Join(' ', command.Arguments.Select(a => a.Name).Prepend(command.Name));
}
