namespace DeepAgents.Package.Tests;

/// <summary>Packs what is tested, by the command that the release runs. A second run builds only what has changed.</summary>
[SetUpFixture]
public sealed class Packing
{
    /// <summary>The arguments of dotnet.</summary>
    internal const string Command = "pack build/Pack.proj";

    [OneTimeSetUp]
    public static Task PackAsync() => DotNet.RunAsync(DotNet.Command(Tested.Repository, Command.Split(' ')));
}
