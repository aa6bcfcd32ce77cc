using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace DeepAgents.Package.Tests.Consuming;

/// <summary>Starts programs on the .NET that runs the tests.</summary>
internal static class DotNet
{
    /// <summary>The folder of the .NET installation: the runtime is in <c>shared/Microsoft.NETCore.App/{version}</c> of it.</summary>
    public static string Root { get; } = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    /// <summary>Only a build that hangs meets it.</summary>
    private static readonly TimeSpan HangGuard = TimeSpan.FromMinutes(10);

    /// <summary>A program that is not started yet. The build that the tests may be part of does not reach into it.</summary>
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
        return start;
    }

    /// <summary>A command of the SDK, or a program that was built with it.</summary>
    public static ProcessStartInfo Command(string folder, params IEnumerable<string> arguments) => Program(folder, Path.Combine(Root, "dotnet"), arguments);

    public static Process Start(ProcessStartInfo program) =>
        Process.Start(program) ?? throw new InvalidOperationException($"{program.FileName} does not start.");

    /// <summary>Runs a program to its end, which has to be a good one.</summary>
    /// <returns>What it wrote.</returns>
    public static Task<string> RunAsync(ProcessStartInfo program) => EndAsync(Start(program));

    /// <summary>Waits for the end of a program, which has to be a good one.</summary>
    /// <returns>What it wrote and nobody read yet.</returns>
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
