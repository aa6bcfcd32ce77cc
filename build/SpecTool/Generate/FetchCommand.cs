using System.Security.Cryptography;

namespace DeepAgents.SpecTool.Generate;

/// <summary>Fetches the pinned generator with <c>npm ci</c>, once for each state of the lock file, whoever asks at the same time.</summary>
internal static class FetchCommand
{
    private const int Fetched = 0;
    private const int Failed = 1;

    public static int Run(string folder, TextWriter errors)
    {
        var lockFile = Path.Combine(folder, "package-lock.json");
        var modules = Path.Combine(folder, "node_modules");
        var stamp = Path.Combine(modules, ".fetched");
        var wanted = Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(lockFile)));

        using var only = FileLock.Acquire(Path.Combine(folder, "node_modules.lock"));
        if (File.Exists(stamp) && File.ReadAllText(stamp) == wanted)
        {
            return Fetched;
        }

        // Scripts of packages are not run, and nothing is asked of anyone about audits or funding.
        string[] npm = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"];
        var result = Tool.TryRun(OperatingSystem.IsWindows() ? ["cmd", "/c", .. npm] : npm, folder);
        if (result is null)
        {
            errors.WriteLine("SpecTool : error SPEC040: npm was not found, and the generator is fetched with it. Install Node.js with npm, " +
                "or build with -p:UseNSwagMSBuildPackage=true to take the generator from the NuGet package NSwag.MSBuild instead.");
            return Failed;
        }

        if (result.ExitCode != 0)
        {
            errors.WriteLine($"{lockFile} : error SPEC041: 'npm ci' failed with {result.ExitCode}: {result.LastLines}");
            return Failed;
        }

        File.WriteAllText(stamp, wanted);
        return Fetched;
    }
}
