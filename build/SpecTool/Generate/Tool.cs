using System.ComponentModel;
using System.Diagnostics;

namespace DeepAgents.SpecTool.Generate;

/// <summary>Runs another program to its end and keeps its last lines.</summary>
internal static class Tool
{
    private const int KeptLines = 12;

    /// <summary>Runs a program, or returns <see langword="null"/> when there is none of that name.</summary>
    public static ToolResult? TryRun(string[] command, string folder, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var lines = new List<string>();
        void Keep(object sender, DataReceivedEventArgs line)
        {
            if (!string.IsNullOrWhiteSpace(line.Data))
            {
                lock (lines)
                {
                    lines.Add(line.Data.Trim());
                }
            }
        }

        try
        {
            using var process = new Process { StartInfo = start };
            process.OutputDataReceived += Keep;
            process.ErrorDataReceived += Keep;
            process.Start();
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            process.WaitForExit();
            return new ToolResult(process.ExitCode, string.Join(" | ", lines.TakeLast(KeptLines)));
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
