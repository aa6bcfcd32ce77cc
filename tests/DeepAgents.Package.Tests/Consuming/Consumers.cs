using System.Diagnostics;
using DeepAgents.Emulator;

namespace DeepAgents.Package.Tests.Consuming;

/// <summary>
/// The programs of the folder Consumers, built once from the packages, outside of the repository, with the .NET SDK alone; and an emulator to
/// run them against. Packages of others come from the folder where this machine already has them; ours come from the release folder alone.
/// </summary>
[SetUpFixture]
public sealed class Consumers
{
    private const string Configuration = "Debug";

    private static DirectoryInfo? _folder;
    private static DeepAgentsEmulator? _emulator;

    internal static DeepAgentsEmulator Emulator => _emulator ?? throw new InvalidOperationException("The emulator is not started.");

    internal static string Root => _folder?.FullName ?? throw new InvalidOperationException("The programs are not built.");

    /// <summary>The folder that our packages are restored to.</summary>
    internal static string Packages => Path.Combine(Root, "packages");

    internal static string Output(string project, string framework) => Path.Combine(Root, project, "bin", Configuration, framework);

    /// <summary>A command of the SDK on the programs, which restores from where the summary of the class says.</summary>
    internal static ProcessStartInfo Command(params IEnumerable<string> arguments)
    {
        var command = DotNet.Command(
            Root,
            [
                .. arguments,
                $"-p:TestedVersion={Tested.Version}",
                $"-p:HostingVersion={Tested.HostingVersion}",
                $"-p:RestorePackagesPath={Packages}",
                $"-p:RestoreRootConfigDirectory={Tested.Repository}",
                $"-p:RestoreAdditionalProjectSources={Tested.Folder}",
                $"-p:RestoreAdditionalProjectFallbackFolders={Tested.GlobalPackages}",
            ]);
        command.Environment["PATH"] = DotNet.Root;
        return command;
    }

    [OneTimeSetUp]
    public static async Task BuildAsync()
    {
        _folder = Directory.CreateTempSubdirectory("deepagents-consumers-");
        Copy(Path.Combine(Tested.Repository, "tests", "DeepAgents.Package.Tests", "Consumers"), Root);
        _emulator = await DeepAgentsEmulator.StartAsync();

        await DotNet.RunAsync(Command("build", "Consumers.slnx", $"-p:Configuration={Configuration}"));
    }

    [OneTimeTearDown]
    public static async Task RemoveAsync()
    {
        if (_emulator is not null)
        {
            await _emulator.DisposeAsync();
        }

        _folder?.Delete(recursive: true);
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
