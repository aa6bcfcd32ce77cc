using System.Runtime.Loader;
using PublicApiGenerator;

namespace DeepAgents.Package.Tests.PublicApi;

/// <summary>The public surface of a packed library, as C# declarations.</summary>
internal static class PublicApiListing
{
    private static readonly ApiGeneratorOptions Options = new()
    {
        IncludeAssemblyAttributes = false,
        // The methods for registration are in a namespace of Microsoft.
        DenyNamespacePrefixes = [],
        ExcludeAttributes = ["System.Runtime.CompilerServices.AsyncIteratorStateMachineAttribute"],
    };

    public static string Of(string id, string framework)
    {
        using var package = Tested.Open(id);
        var folder = Directory.CreateTempSubdirectory("deepagents-listing-");
        var context = new AssemblyLoadContext(id, isCollectible: true);
        try
        {
            var file = Path.Combine(folder.FullName, $"{id}.dll");
            File.WriteAllBytes(file, package.Read($"lib/{framework}/{id}.dll"));
            return context.LoadFromAssemblyPath(file).GeneratePublicApi(Options).ReplaceLineEndings("\n") + "\n";
        }
        finally
        {
            context.Unload();
            folder.Delete(recursive: true);
        }
    }
}
