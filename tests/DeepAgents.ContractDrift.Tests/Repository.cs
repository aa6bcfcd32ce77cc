using System.Reflection;

namespace DeepAgents.ContractDrift.Tests;

/// <summary>The checkout that the tests were built from.</summary>
internal static class Repository
{
    private static readonly string Root = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(a => a.Key == "RepositoryRoot").Value!;

    public static string File(params string[] parts) => Path.GetFullPath(Path.Combine([Root, .. parts]));

    /// <summary>A contract of ours.</summary>
    public static string Contract(string name) => File("openapi", name + ".json");

    /// <summary>A document or page as upstream published it: names, types and values, without its prose.</summary>
    public static string Fixture(string name) => File("tests", "DeepAgents.ContractDrift.Tests", "Fixtures", name);
}
