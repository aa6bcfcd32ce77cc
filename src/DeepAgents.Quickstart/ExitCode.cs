namespace Quickstart;

/// <summary>What the program tells the shell; the numbers are those that shells know.</summary>
internal static class ExitCode
{
    public const int Passed = 0;
    public const int Failed = 1;
    public const int WrongUsage = 64;
    public const int Interrupted = 130;
}
