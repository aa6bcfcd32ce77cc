using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace DeepAgents.Package.Tests.Content;

/// <summary>What a debugger finds.</summary>
public sealed class SymbolTests
{
    private static readonly Guid EmbeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    [Test]
    public void Generated_clients_are_in_the_symbols_because_no_repository_has_them([Values("netstandard2.0", "net8.0", "net10.0")] string framework)
    {
        using var symbols = Tested.Open(Tested.Sdk, "snupkg");
        using var provider = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(symbols.Read($"lib/{framework}/{Tested.Sdk}.pdb")));
        var reader = provider.GetMetadataReader();
        var embedded = reader.Documents
            .Where(document => reader.GetCustomDebugInformation(document).Any(item => reader.GetGuid(reader.GetCustomDebugInformation(item).Kind) == EmbeddedSource))
            .Select(document => Path.GetFileName(reader.GetString(reader.GetDocument(document).Name)));

        Assert.That(embedded, Has.Member("LangSmith.g.cs").And.Member("LiteLLM.g.cs"));
    }

    [Test]
    public void Symbols_are_those_of_the_assembly_and_the_build_can_be_repeated([Values("netstandard2.0", "net8.0", "net10.0")] string framework)
    {
        using var package = Tested.Open(Tested.Sdk);
        using var symbols = Tested.Open(Tested.Sdk, "snupkg");
        using var assembly = new PEReader(new MemoryStream(package.Read($"lib/{framework}/{Tested.Sdk}.dll")));
        using var provider = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(symbols.Read($"lib/{framework}/{Tested.Sdk}.pdb")));
        var entries = assembly.ReadDebugDirectory();
        var codeView = assembly.ReadCodeViewDebugDirectoryData(entries.Single(entry => entry.Type == DebugDirectoryEntryType.CodeView));

        Assert.That(entries.Select(entry => entry.Type), Has.Member(DebugDirectoryEntryType.Reproducible));
        Assert.That(new BlobContentId(provider.GetMetadataReader().DebugMetadataHeader!.Id).Guid, Is.EqualTo(codeView.Guid));
    }
}
