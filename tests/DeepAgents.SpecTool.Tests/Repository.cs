using System.Reflection;
using Newtonsoft.Json.Linq;

namespace DeepAgents.SpecTool.Tests;

/// <summary>The checkout that the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(a => a.Key == "RepositoryRoot").Value!;

    public static string File(params string[] parts) => Path.GetFullPath(Path.Combine([Root, .. parts]));

    public static JObject Contract(string name) => JObject.Parse(System.IO.File.ReadAllText(File("openapi", name + ".json")));

    /// <summary>Contract and overlay together, as the generator reads them.</summary>
    public static Prepared Prepare(string name) =>
        Prepared.FromText(System.IO.File.ReadAllText(File("openapi", name + ".json")), System.IO.File.ReadAllText(File("openapi", name + ".overlay.json")));
}
