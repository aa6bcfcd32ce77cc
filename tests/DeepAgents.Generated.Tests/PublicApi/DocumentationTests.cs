using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using DeepAgents.Tests.Surface;

namespace DeepAgents.Tests.PublicApi;

/// <summary>What a caller reads in the editor: every public member says what it is, what it takes, what it defaults to and how it fails.</summary>
public sealed partial class DocumentationTests
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<string, XElement> Documentation = XDocument
        .Load(Path.ChangeExtension(typeof(JsonModel).Assembly.Location, ".xml"))
        .Descendants("member")
        .ToDictionary(member => member.Attribute("name")!.Value);

    private static readonly MemberInfo[] Members =
        [.. PublicSurface.Package, .. PublicSurface.Package.SelectMany(type => type.GetMembers(Declared)).Where(IsVisible)];

    private static readonly MethodInfo[] Calls =
        [.. Members.OfType<MethodInfo>().Where(method => method.Name.EndsWith("Async", StringComparison.Ordinal))];

    private static readonly PropertyInfo[] Settings =
    [
        .. Members.OfType<PropertyInfo>().Where(property =>
            property.DeclaringType!.Name.EndsWith("Options", StringComparison.Ordinal) && property.SetMethod?.IsPublic == true),
    ];

    [Test]
    public void There_are_members_to_look_at()
    {
        Assert.That(Calls, Has.Length.GreaterThan(80));
        Assert.That(Settings, Has.Length.GreaterThan(50));
        Assert.That(Members, Has.Length.GreaterThan(1_000));
        Assert.That(Members.Count(member => Find(member) is not null), Is.GreaterThan(1_000));
    }

    [Test]
    public void Every_member_says_what_it_is() =>
        Assert.That(Members.Where(member => Find(member) is not { } found || !(IsInherited(found) || IsSaid(found.Element("summary")))).Select(DocumentId.Of), Is.Empty);

    /// <summary>What the templates write where the contract has no words.</summary>
    [Test]
    public void No_summary_only_repeats_a_name() =>
        Assert.That(
            from member in Members
            where Find(member)?.Element("summary") is { } summary && NameAlone().IsMatch(summary.Value.Trim())
            select DocumentId.Of(member),
            Is.Empty);

    [Test]
    public void Every_parameter_is_explained() =>
        Assert.That(
            from method in Members.OfType<MethodBase>()
            let found = Find(method)
            where found is not null && !IsInherited(found)
            from parameter in method.GetParameters()
            where !found.Elements("param").Any(said => said.Attribute("name")!.Value == parameter.Name && IsSaid(said))
            select $"{DocumentId.Of(method)}: {parameter.Name}",
            Is.Empty);

    [Test]
    public void Every_call_says_how_it_fails() =>
        Assert.That(
            from call in Calls
            let found = Find(call)
            where found is null || !(IsInherited(found) || found.Elements("exception").Any(IsSaid))
            select DocumentId.Of(call),
            Is.Empty);

    [Test]
    public void Every_setting_says_its_default() =>
        Assert.That(
            from property in Settings
            where !IsSaid(Find(property)?.Element("value"))
            select DocumentId.Of(property),
            Is.Empty);

    private static XElement? Find(MemberInfo member) => Documentation.GetValueOrDefault(DocumentId.Of(member));

    private static bool IsInherited(XElement documentation) => documentation.Element("inheritdoc") is not null;

    private static bool IsSaid(XElement? words) => words is not null && (words.HasElements || !string.IsNullOrWhiteSpace(words.Value));

    /// <summary>Whether a caller, or whoever derives from the type, can see it and its author wrote it.</summary>
    private static bool IsVisible(MemberInfo member) => member switch
    {
        // One that nobody wrote cannot be told from one without words; the compiler asks for the latter.
        ConstructorInfo constructor => IsVisible(constructor) && (constructor.GetParameters().Length > 0 || Find(constructor) is not null),
        MethodInfo method => IsVisible((MethodBase)method) && !method.IsDefined(typeof(CompilerGeneratedAttribute))
            && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal)),
        PropertyInfo property => property.GetAccessors(nonPublic: true).Any(accessor => IsVisible((MethodBase)accessor)),
        FieldInfo field => (field.IsPublic || field.IsFamily) && !field.IsSpecialName,
        EventInfo happening => IsVisible((MethodBase)happening.AddMethod!),
        _ => false,
    };

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    [GeneratedRegex(@"^The (\S+ (member|parameter)|value \S+|\S+ object of the contract)\.$")]
    private static partial Regex NameAlone();
}
