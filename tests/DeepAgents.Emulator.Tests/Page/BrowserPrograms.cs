using System.Diagnostics;
using System.Text.RegularExpressions;

namespace DeepAgents.Emulator.Tests.Page;

/// <summary>A browser of this machine and the driver that goes with it. Neither is ever downloaded.</summary>
internal sealed partial record BrowserPrograms(string Browser, string Driver)
{
    public const string HowToGet =
        "There is no Chromium or Chrome with a chromedriver of its version on this machine. On Debian, as root: "
        + "apt-get install chromium chromium-driver. Elsewhere put both on the PATH.";

    /// <summary>Where packages and the usual images put them besides the PATH.</summary>
    private static readonly string[] UsualFolders =
    [
        "/usr/bin", "/usr/local/bin", "/usr/lib/chromium", "/usr/lib/chromium-browser", "/opt/google/chrome",
        "/usr/local/share/chromedriver-linux64",
    ];

    /// <summary>Null where no two fit: a driver drives only browsers of its version, and a machine may have several.</summary>
    public static BrowserPrograms? Find()
    {
        if (Find("chromedriver").FirstOrDefault() is not { } driver)
        {
            return null;
        }

        var version = VersionOf(driver);
        return Find("chromium", "google-chrome", "google-chrome-stable", "chromium-browser", "chrome")
            .Where(browser => VersionOf(browser) == version)
            .Select(browser => new BrowserPrograms(browser, driver))
            .FirstOrDefault();
    }

    private static IEnumerable<string> Find(params string[] names)
    {
        var path = Environment.GetEnvironmentVariable("PATH") ?? "";
        var folders = path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Concat(UsualFolders);
        var extension = OperatingSystem.IsWindows() ? ".exe" : "";
        return names
            .SelectMany(_ => folders, (name, folder) => Path.Combine(folder, name + extension))
            .Where(File.Exists)
            .Distinct();
    }

    /// <summary>The first part of the version; empty where the program tells none.</summary>
    private static string VersionOf(string program)
    {
        var start = new ProcessStartInfo(program, "--version") { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        return Version().Match(process.StandardOutput.ReadToEnd()).Value;
    }

    [GeneratedRegex(@"\d+(?=\.\d+\.)")]
    private static partial Regex Version();
}
