using System.Reflection;
using System.Text.RegularExpressions;

namespace DeepAgents.Tests.Surface;

public sealed class NamesTests
{
    private static readonly string[] ImplicitNamespaces =
    [
        "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks",
    ];

    // What the compiler makes of properties.
    private static readonly string[] Accessors = ["get_", "set_", "init_"];

    private static readonly string[] PackageNamespaces =
        ["DeepAgents", "DeepAgents.LangSmith", "DeepAgents.LiteLLM", "Microsoft.Extensions.DependencyInjection"];

    [Test]
    public void Public_types_are_in_the_namespaces_of_the_package() =>
        Assert.That(PublicSurface.Package.Select(t => t.Namespace).Distinct(), Is.SubsetOf(PackageNamespaces));

    [Test]
    public void No_public_name_shows_where_it_was_generated_from()
    {
        var names =
            from type in PublicSurface.All
            where !type.IsEnum
            from name in type.GetMembers().Where(m => !IsOperator(m)).Select(m => m.Name).Append(type.Name)
            let accessor = Accessors.FirstOrDefault(a => name.StartsWith(a, StringComparison.Ordinal)) ?? ""
            select (type.Name, Member: name[accessor.Length..]);

        Assert.That(names.Where(n => Regex.IsMatch(n.Member, "_|Response[0-9]|Anonymous|^[a-z]")), Is.Empty);
    }

    [Test]
    [Wire.Row("thread-name")]
    public void No_type_is_ambiguous_under_implicit_usings()
    {
        var implied = AppDomain.CurrentDomain.GetAssemblies()
            .Concat(new[] { typeof(HttpClient), typeof(Enumerable), typeof(Uri), typeof(Thread) }.Select(t => t.Assembly))
            .Where(a => !a.IsDynamic && a.GetName().Name!.StartsWith("System.", StringComparison.Ordinal))
            .SelectMany(a => a.GetExportedTypes())
            .Where(t => !t.IsNested && ImplicitNamespaces.Contains(t.Namespace))
            .Select(ShortName)
            .ToHashSet();
        Assert.That(implied, Does.Contain("Thread").And.Contain("HttpClient").And.Contain("Uri"));

        Assert.That(PublicSurface.All.Where(t => !t.IsNested).Select(ShortName).Where(implied.Contains), Is.Empty);
    }

    [Test]
    public void No_two_namespaces_share_a_name() =>
        Assert.That(
            from type in PublicSurface.Package
            where !type.IsNested
            group type by (ShortName(type), type.GetGenericArguments().Length) into same
            where same.Count() > 1
            select same.Key,
            Is.Empty);

    [Test]
    public void Every_public_type_can_be_named_with_every_namespace_imported() =>
        Assert.That(
            PublicSurface.Package.Where(t => !t.IsNested).Except(EveryNamespace.Types),
            Is.Empty,
            "Add the missing types to EveryNamespace.cs; they must compile by their short names.");

    private static string ShortName(Type type) => type.Name.Split('`')[0];

    private static bool IsOperator(MemberInfo member) =>
        member is MethodInfo { IsSpecialName: true } && member.Name.StartsWith("op_", StringComparison.Ordinal);
}
