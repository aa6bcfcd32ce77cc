using System.Text;
using System.Xml.Linq;

namespace DeepAgents.Package.Tests.Content;

/// <summary>A package as text: its files, those of its symbols, and what it depends on. What is the same for every framework is one line.</summary>
internal static class PackageListing
{
    public static string Of(string id)
    {
        var text = new StringBuilder();
        foreach (var extension in new[] { "nupkg", "snupkg" })
        {
            using var package = Tested.Open(id, extension);
            Append(text, extension, package.Files.Select(WithoutFramework).Distinct().Order(StringComparer.Ordinal));
        }

        using var main = Tested.Open(id);
        var nuspec = main.ReadNuspec();
        Append(text, "dependencies", Groups(nuspec, "dependencies", "dependency", element => $"{element.Attribute("id")!.Value} {element.Attribute("version")!.Value}"));
        Append(text, "frameworks", Groups(nuspec, "frameworkReferences", "frameworkReference", element => element.Attribute("name")!.Value));
        return text.ToString();
    }

    private static string WithoutFramework(string file) => PackageFile.FrameworkOf(file) is { } framework ? file.Replace($"/{framework}/", "/*/", StringComparison.Ordinal) : file;

    private static IEnumerable<string> Groups(XElement nuspec, string list, string item, Func<XElement, string> name)
    {
        var groups = nuspec.Element(list)?.Elements("group").ToList() ?? [];
        return groups
            .SelectMany(group => group.Elements(item).Select(element => (Framework: group.Attribute("targetFramework")!.Value, Name: name(element))))
            .GroupBy(entry => entry.Name)
            .OrderBy(entries => entries.Key, StringComparer.Ordinal)
            .Select(entries => entries.Count() == groups.Count
                ? entries.Key
                : $"{entries.Key} ({string.Join(", ", entries.Select(entry => entry.Framework).Order(StringComparer.Ordinal))})");
    }

    private static void Append(StringBuilder text, string heading, IEnumerable<string> lines)
    {
        text.Append(heading).Append('\n');
        foreach (var line in lines)
        {
            text.Append("    ").Append(line).Append('\n');
        }
    }
}
