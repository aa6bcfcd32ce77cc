using System.IO.Compression;
using System.Xml.Linq;

namespace DeepAgents.Package.Tests;

/// <summary>A package as whoever downloads it sees it.</summary>
internal sealed class PackageFile(string path) : IDisposable
{
    private readonly ZipArchive _archive = ZipFile.OpenRead(path);

    /// <summary>The files, without those that the format of the container asks for.</summary>
    public IEnumerable<string> Files => _archive.Entries.Select(entry => entry.FullName).Where(name =>
        !name.StartsWith("_rels/", StringComparison.Ordinal)
        && !name.StartsWith("package/", StringComparison.Ordinal)
        && name != "[Content_Types].xml");

    /// <summary>The frameworks that there are files for.</summary>
    public IEnumerable<string> Frameworks => Files.Select(FrameworkOf).OfType<string>().Distinct();

    /// <summary>The metadata element of the nuspec, without namespaces, which differ from package to package.</summary>
    public XElement ReadNuspec()
    {
        var document = XDocument.Parse(ReadText(Files.Single(name => name.EndsWith(".nuspec", StringComparison.Ordinal))));
        foreach (var element in document.Descendants())
        {
            element.Name = element.Name.LocalName;
        }

        return document.Root!.Element("metadata")!;
    }

    public byte[] Read(string name)
    {
        using var content = (_archive.GetEntry(name) ?? throw new FileNotFoundException($"{path} has no {name}.")).Open();
        using var copy = new MemoryStream();
        content.CopyTo(copy);
        return copy.ToArray();
    }

    public string ReadText(string name)
    {
        using var reader = new StreamReader(new MemoryStream(Read(name)));
        return reader.ReadToEnd();
    }

    /// <summary>The framework that a file is for, or null for one that is for all.</summary>
    public static string? FrameworkOf(string name) => name.Split('/') is ["lib" or "tools", var framework, _, ..] ? framework : null;

    public void Dispose() => _archive.Dispose();
}
