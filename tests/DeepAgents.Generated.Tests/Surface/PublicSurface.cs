using System.CodeDom.Compiler;
using System.Reflection;
using Newtonsoft.Json;

namespace DeepAgents.Tests.Surface;

/// <summary>The public types of the package and of the odd contract, by what they are.</summary>
internal static class PublicSurface
{
    public static readonly IReadOnlyList<Type> Package = [.. typeof(JsonModel).Assembly.GetExportedTypes()];

    /// <summary>The package, and the odd contract, which holds the constructs that the contracts of the package do not.</summary>
    public static readonly IReadOnlyList<Type> All =
        [.. Package, .. typeof(Odd.Thing).Assembly.GetExportedTypes().Where(t => t.Namespace == typeof(Odd.Thing).Namespace)];

    public static IEnumerable<Type> Clients => All.Where(t => t.IsSubclassOf(typeof(ServiceClient)));

    public static IEnumerable<Type> Models => All.Where(t => t.IsSubclassOf(typeof(JsonModel)) && !t.IsAbstract);

    public static IEnumerable<Type> OpenEnums => All.Where(t => t.IsValueType && typeof(IOpenValue).IsAssignableFrom(t));

    /// <summary>Every public method of every client, generated or written by hand.</summary>
    public static IEnumerable<MethodInfo> Calls =>
        from client in Clients
        from method in client.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        where !method.IsSpecialName && method.GetBaseDefinition().DeclaringType == client
        select method;

    /// <summary>The calls that are operations of a contract, and not written by hand on top of them.</summary>
    public static IEnumerable<MethodInfo> Operations => Calls.Where(m => m.IsDefined(typeof(GeneratedCodeAttribute)));

    /// <summary>The members that travel. Partials may add others, which must not.</summary>
    public static IEnumerable<PropertyInfo> Members(Type model) =>
        model.GetProperties().Where(p => p.IsDefined(typeof(JsonPropertyAttribute)));
}
