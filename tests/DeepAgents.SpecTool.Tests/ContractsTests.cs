using System.Text.RegularExpressions;
using Microsoft.OpenApi;
using Newtonsoft.Json.Linq;

namespace DeepAgents.SpecTool.Tests;

/// <summary>The contracts in <c>openapi/</c>: sound documents, complete, and told in our own words.</summary>
public partial class ContractsTests
{
    // A shorter sentence may be the only way to say a thing.
    private const int LongestSharedWords = 40;

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
    public void It_has_the_operations_that_it_had_when_it_was_written(string name)
    {
        var frozen = name == Names[0] ? FrozenOperations.LangSmith : FrozenOperations.LiteLLM;

        Assert.That(ContractWalk.Operations(Repository.Contract(name)), Is.EquivalentTo(frozen));
    }

    [Test]
    public void Managed_deep_agents_holds_exactly_the_facts()
    {
        if (Facts("managed-deep-agents.latest") is { } facts)
        {
            Assert.That(Differences(ContractWalk.WithoutProse(Repository.Contract("managed-deep-agents")), ContractWalk.WithoutProse(facts)), Is.Empty);
        }
    }

    [Test]
    public void Litellm_holds_the_facts_of_every_operation_that_a_client_of_the_platform_uses()
    {
        if (Facts("litellm-agent-platform") is { } facts)
        {
            // The others are called by the sandbox, with a key of its own.
            foreach (var path in ((JObject)facts["paths"]!).Properties().Where(p => FrozenOperations.OfTheSandbox.Any(o => p.Name.EndsWith(o, StringComparison.Ordinal))).ToList())
            {
                path.Remove();
            }

            foreach (var unused in new[] { "schemas.Artifact", "schemas.Assessment", "schemas.CreateArtifact", "schemas.PhaseReport", "securitySchemes.sessionBearer" })
            {
                facts.SelectToken("components." + unused, errorWhenNoMatch: true)!.Parent!.Remove();
            }

            var ours = Repository.Contract("litellm-agent-platform");
            foreach (var path in ((JObject)ours["paths"]!).Properties().Where(p => FrozenOperations.SkillsAndMemory.Any(o => o.EndsWith(" " + p.Name, StringComparison.Ordinal))).ToList())
            {
                path.Remove();
            }

            var known = ContractWalk.Reached(ours);
            foreach (var schema in ((JObject)ours["components"]!["schemas"]!).Properties().Where(s => !known.Contains(s.Name)).ToList())
            {
                schema.Remove();
            }

            Assert.That(Differences(ContractWalk.WithoutProse(ours), ContractWalk.WithoutProse(facts)), Is.Empty);
        }
    }

    [TestCaseSource(nameof(Names))]
    public void Everything_is_described(string name) =>
        Assert.That(ContractWalk.Describable(Repository.Contract(name)).Where(d => string.IsNullOrWhiteSpace(d.Description)).Select(d => d.Place), Is.Empty);

    [TestCaseSource(nameof(Names))]
    public void No_sentence_is_taken_from_the_documentation(string name)
    {
        var folder = Repository.File("..", "shared", "seeds");
        if (!Directory.Exists(folder))
        {
            return;
        }

        var pages = Spaces().Replace(string.Join(' ', Directory.GetFiles(folder).Select(File.ReadAllText)), " ");
        var contract = Repository.Contract(name);
        var overlay = Repository.Contract(name + ".overlay");

        Assert.That(
            from prose in contract.Descendants().Concat(overlay.Descendants()).OfType<JProperty>()
            where prose.Name is "description" or "summary" && prose.Value.Type == JTokenType.String
            let text = Spaces().Replace(prose.Value.ToString(), " ").Trim()
            where text.Length > LongestSharedWords && pages.Contains(text, StringComparison.Ordinal)
            select $"{prose.Path}: {text}",
            Is.Empty);
    }

    [TestCaseSource(typeof(SeedMembers), nameof(SeedMembers.All))]
    public void What_the_pages_describe_is_typed(string contract, string schema, string[] members)
    {
        var document = Repository.Prepare(contract).Document;

        Assert.That(members.Except(ContractWalk.Members(document, schema)), Is.Empty);
    }

    [TestCaseSource(typeof(SeedMembers), nameof(SeedMembers.Parameters))]
    public void What_the_pages_let_a_caller_say_can_be_said(string contract, string path, string[] parameters)
    {
        var document = Repository.Prepare(contract).Document;

        Assert.That(document["paths"]![path]!["get"]!["parameters"]!.Select(p => p["name"]!.ToString()), Is.SupersetOf(parameters));
    }

    /// <summary>The facts that the contracts were written from, where they lie beside the checkout; elsewhere the frozen lists speak.</summary>
    private static JObject? Facts(string name)
    {
        var file = Repository.File("..", "shared", "contracts", name + ".json");
        return File.Exists(file) ? JObject.Parse(File.ReadAllText(file)) : null;
    }

    private static IEnumerable<string> Differences(JToken? ours, JToken? theirs, string place = "#")
    {
        if (JToken.DeepEquals(ours, theirs))
        {
            return [];
        }

        if (ours is JObject a && theirs is JObject b)
        {
            return a.Properties().Concat(b.Properties()).Select(p => p.Name).Distinct().SelectMany(n => Differences(a[n], b[n], $"{place}/{n}"));
        }

        return [$"{place}: ours {Short(ours)}, theirs {Short(theirs)}"];
    }

    private static string Short(JToken? token)
    {
        var text = token?.ToString(Newtonsoft.Json.Formatting.None) ?? "nothing";
        return text.Length > 80 ? text[..80] + "…" : text;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
