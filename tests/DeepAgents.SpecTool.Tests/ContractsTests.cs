using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.OpenApi;
using Newtonsoft.Json.Linq;

namespace DeepAgents.SpecTool.Tests;

/// <summary>The contracts in <c>openapi/</c>: valid, complete, and described in our own words.</summary>
public partial class ContractsTests
{
    // A shorter sentence may be the only way to say a thing.
    private const int LongestShared = 40;

    private static readonly string[] Names = ["managed-deep-agents", "litellm-agent-platform"];

    [TestCaseSource(nameof(Names))]
    public async Task It_is_read_without_an_error(string name)
    {
        var (document, diagnostic) = await OpenApiDocument.LoadAsync(Repository.File("openapi", name + ".json"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(diagnostic!.Errors, Is.Empty);
            Assert.That(diagnostic.Warnings, Is.Empty);
            Assert.That(document!.Paths, Is.Not.Empty);
        }
    }

    [TestCaseSource(nameof(Names))]
    public void Everything_is_described(string name) =>
        Assert.That(ContractWalk.Describable(Repository.Contract(name)).Where(d => string.IsNullOrWhiteSpace(d.Description)).Select(d => d.Place), Is.Empty);

    [TestCaseSource(nameof(Names))]
    public void No_sentence_is_taken_from_the_documentation(string name)
    {
        // Hashes of the sentences of the documentation pages, whose text is not ours to keep.
        var published = File.ReadLines(Repository.File("tests", "DeepAgents.SpecTool.Tests", "PublishedSentences.txt")).ToHashSet();
        Assert.That(published, Is.Not.Empty);

        JObject[] documents = [Repository.Contract(name), Repository.Contract(name + ".overlay")];
        Assert.That(
            from prose in documents.Descendants().OfType<JProperty>()
            where prose.Name is "description" or "summary" && prose.Value.Type == JTokenType.String
            from sentence in Sentences(prose.Value.ToString())
            where published.Contains(Hash(sentence))
            select $"{prose.Path}: {sentence}",
            Is.Empty);
    }

    [TestCaseSource(typeof(DocumentedMembers), nameof(DocumentedMembers.All))]
    public void What_the_pages_describe_is_typed(string contract, string schema, string[] members)
    {
        var document = Repository.Prepare(contract).Document;

        Assert.That(members.Except(ContractWalk.Members(document, schema)), Is.Empty);
    }

    [TestCaseSource(typeof(DocumentedMembers), nameof(DocumentedMembers.Parameters))]
    public void What_the_pages_let_a_caller_say_can_be_said(string contract, string path, string[] parameters)
    {
        var document = Repository.Prepare(contract).Document;

        Assert.That(document["paths"]![path]!["get"]!["parameters"]!.Select(p => p["name"]!.ToString()), Is.SupersetOf(parameters));
    }

    /// <summary>The words of each sentence that is long enough to be somebody's own.</summary>
    private static IEnumerable<string> Sentences(string prose) => SentenceEnd().Split(prose)
        .Select(sentence => string.Join(' ', Word().Matches(sentence.ToLowerInvariant()).Select(word => word.Value)))
        .Where(words => words.Length > LongestShared);

    private static string Hash(string sentence) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sentence)))[..16];

    [GeneratedRegex(@"(?<=[.!?])\s+")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex("[a-z0-9_]+")]
    private static partial Regex Word();
}
