using System.Diagnostics;

namespace DeepAgents.Build.Tests;

/// <summary>Runs the .NET SDK in a folder, as somebody in a terminal would.</summary>
internal static class Dotnet
{
    // Far more than a build takes: only one that hangs comes here.
    private static readonly TimeSpan HangGuard = TimeSpan.FromMinutes(10);

    // What the SDK that runs the tests tells its own children is not for another one.
    private static readonly string[] OfTheRunningSdk =
        ["MSBuildSDKsPath", "MSBuildExtensionsPath", "MSBUILD_EXE_PATH", "MSBuildLoadMicrosoftTargetsReadOnly", "DOTNET_HOST_PATH", "VSTEST_CONNECTION_TIMEOUT"];

    public static async Task<BuildResult> RunAsync(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [.. arguments, "-nologo", "-nodeReuse:false", "-m:1", "-v:m"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in OfTheRunningSdk)
        {
            start.Environment.Remove(name);
        }

        start.Environment["MSBUILDTERMINALLOGGER"] = "off";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";

        using var process = Process.Start(start)!;
        using var hangs = new CancellationTokenSource(HangGuard);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(hangs.Token);
            var errors = process.StandardError.ReadToEndAsync(hangs.Token);
            await process.WaitForExitAsync(hangs.Token);
            return new(process.ExitCode, await output + await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"'dotnet {string.Join(' ', arguments)}' did not end within {HangGuard.TotalMinutes:0} minutes.");
        }
    }
}
