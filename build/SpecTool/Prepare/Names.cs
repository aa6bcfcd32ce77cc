using System.Text.RegularExpressions;

namespace DeepAgents.SpecTool.Prepare;

/// <summary>How wire names become C# names, and which names may not be used.</summary>
internal static partial class Names
{
    // What implicit usings import, in class libraries and in web projects. A type of ours with such a name would be ambiguous.
    private static readonly string[] ImplicitNamespaces =
        ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks"];

    // What every type has, and what every open enum, model and options class has besides.
    private static readonly string[] ObjectMembers = ["Equals", "ReferenceEquals", "GetHashCode", "GetType", "ToString", "Finalize", "MemberwiseClone"];
    private static readonly string[] StructMembers = [.. ObjectMembers, "Value", "IsKnown", "Is", "Parse", "TryParse"];
    private static readonly string[] ModelMembers = [.. ObjectMembers, "AdditionalProperties", "UnreadableMembers", "Identifier"];
    private static readonly string[] OptionMembers = [.. ObjectMembers, "Timeout", "MaxRetries", "Headers", "Query", "OnResponse"];

    private static readonly HashSet<string> TakenTypes = new(
        from type in new[] { typeof(object), typeof(Enumerable), typeof(HttpClient), typeof(HashSet<int>), typeof(Uri), typeof(Console) }
        from exported in type.Assembly.GetExportedTypes()
        where Array.IndexOf(ImplicitNamespaces, exported.Namespace) >= 0 && !exported.IsNested
        select exported.Name.Split('`')[0], StringComparer.Ordinal);

    public static bool IsOperationName(string name) => OperationName().IsMatch(name);

    public static bool IsTypeName(string name) => TypeName().IsMatch(name);

    public static bool IsTaken(string name) => TakenTypes.Contains(name);

    /// <summary>Whether a model, or an options class, of that name can have such a member.</summary>
    public static bool IsMemberOf(string owner, string name, bool isOptions = false) =>
        IsTypeName(name) && name != owner && !(isOptions ? OptionMembers : ModelMembers).Contains(name);

    /// <summary>Turns <c>page_size</c>, <c>X-User-Timezone</c> or <c>inputSchema</c> into words joined in Pascal case.</summary>
    public static string Pascal(string name) => string.Concat(
        from word in Separators().Split(name)
        where word.Length > 0
        select char.ToUpperInvariant(word[0]) + word[1..]);

    /// <summary>A member for an enum value: <c>TOKEN_EXPIRED</c>, <c>messages-tuple</c> and <c>image/png</c> alike.</summary>
    public static string Member(string value, string type = "")
    {
        var pascal = Pascal(value.Any(char.IsLower) ? value : value.ToLowerInvariant());
        return pascal.Length == 0 ? "Empty"
            : char.IsDigit(pascal[0]) || StructMembers.Contains(pascal) || pascal == type ? "Value" + pascal
            : pascal;
    }

    /// <summary>A member of a model. C# allows none that is called like its class, or like what the class has anyway.</summary>
    public static string Property(string name, string type)
    {
        var pascal = Pascal(name);
        return pascal == type || ModelMembers.Contains(pascal) ? pascal + "Value" : pascal;
    }

    public static string Camel(string name)
    {
        var pascal = Pascal(name);
        return pascal.Length == 0 ? pascal : char.ToLowerInvariant(pascal[0]) + pascal[1..];
    }

    [GeneratedRegex(@"^[A-Z][A-Za-z0-9]*_[A-Z][A-Za-z0-9]*\z")]
    private static partial Regex OperationName();

    [GeneratedRegex(@"^[A-Z][A-Za-z0-9]*\z")]
    private static partial Regex TypeName();

    [GeneratedRegex("[^A-Za-z0-9]+")]
    private static partial Regex Separators();
}
