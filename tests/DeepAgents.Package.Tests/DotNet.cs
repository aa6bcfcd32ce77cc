using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace DeepAgents.Package.Tests;

/// <summary>Starts programs on the .NET that runs the tests.</summary>
internal static class DotNet
{
    /// <summary>The folder of the .NET installation: the runtime is in <c>shared/Microsoft.NETCore.App/{version}</c> of it.</summary>
    public static string Root { get; } = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    /// <summary>Ends a program that hangs.</summary>
    private static readonly TimeSpan HangGuard = TimeSpan.FromMinutes(10);

    /// <summary>A program that is not started yet. It does not see the build that the tests may be part of, and builds in one process of its own.</summary>
    public static ProcessStartInfo Program(string folder, string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in start.Environment.Keys.Where(IsOfBuild).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["DOTNET_ROOT"] = Root;
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        // Servers of a build outlive it, and would keep its output open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        return start;
    }

    /// <summary>A command of the SDK, or a program that was built with it.</summary>
    public static ProcessStartInfo Command(string folder, params IEnumerable<string> arguments) => Program(folder, Path.Combine(Root, "dotnet"), arguments);

    public static Process Start(ProcessStartInfo program) =>
        Process.Start(program) ?? throw new InvalidOperationException($"{program.FileName} does not start.");

    /// <summary>Runs a program, and fails the test if it does not succeed.</summary>
    /// <returns>Its output.</returns>
    public static Task<string> RunAsync(ProcessStartInfo program) => EndAsync(Start(program));

    /// <summary>Waits for the end of a program, and fails the test if it does not succeed.</summary>
    /// <returns>The part of its output that was not read before.</returns>
    public static async Task<string> EndAsync(Process process)
    {
        using var guard = new CancellationTokenSource(HangGuard);
        using (process)
        {
            try
            {
                var output = process.StandardOutput.ReadToEndAsync(guard.Token);
                var errors = process.StandardError.ReadToEndAsync(guard.Token);
                await process.WaitForExitAsync(guard.Token);
                Assert.That(process.ExitCode, Is.Zero, new StringBuilder(await output).Append(await errors).ToString());
                return (await output).ReplaceLineEndings("\n");
            }
            finally
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static bool IsOfBuild(string name) =>
        name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase);
}
