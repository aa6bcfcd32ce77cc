using System.Text.RegularExpressions;
using DeepAgents.SpecTool.Prepare;
using Newtonsoft.Json.Linq;

namespace DeepAgents.SpecTool.Tests;

/// <summary>What became of a contract and its overlay: the document for the generator, or the problems.</summary>
internal sealed partial record Prepared(int ExitCode, IReadOnlyList<string> Problems, string Text)
{
    public const string ContractFile = "contract.json";
    public const string OverlayFile = "overlay.json";

    public JObject Document => JObject.Parse(Text);

    public JToken this[string path] => Document.SelectToken(path, errorWhenNoMatch: true)!;

    public JObject Schema(string name) => (JObject)this[$"$.components.schemas.{name}"];

    /// <summary>Prepares a contract as the build does, in a folder of its own.</summary>
    public static Prepared From(JToken contract, params JObject[] actions) =>
        FromText(contract.ToString(), new JObject { ["overlay"] = "1.0.0", ["actions"] = new JArray(actions) }.ToString());

    public static Prepared FromText(string contract, string overlay = """{"overlay": "1.0.0", "actions": []}""")
    {
        var folder = Directory.CreateTempSubdirectory("spectool-");
        try
        {
            string In(string name) => Path.Combine(folder.FullName, name);
            File.WriteAllText(In(ContractFile), contract);
            File.WriteAllText(In(OverlayFile), overlay);
            using var errors = new StringWriter();
            var exitCode = PrepareCommand.Run(In(ContractFile), In(OverlayFile), In("out.json"), errors);
            var problems = errors.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Replace(folder.FullName + Path.DirectorySeparatorChar, "", StringComparison.Ordinal));
            return new(exitCode, [.. problems], File.Exists(In("out.json")) ? File.ReadAllText(In("out.json")) : "");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Fails unless there is exactly this problem, in the form that MSBuild shows as an error, with its place and its mend.</summary>
    public void MustSay(string file, string code, params string[] parts)
    {
        var said = Problems.Where(p => p.Contains($" error {code}: ", StringComparison.Ordinal)).ToList();
        Assert.That(said, Has.Count.EqualTo(1), string.Join(Environment.NewLine, Problems.DefaultIfEmpty("(no problem)")));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ExitCode, Is.EqualTo(1));
            Assert.That(Text, Is.Empty, "a document was written in spite of a problem");
            Assert.That(Origin().Match(said[0]).Value, Is.EqualTo(file), said[0]);
            Assert.That(said[0], Does.Match(@"^[^:]+: error SPEC\d{3}: ."));
            foreach (var part in parts)
            {
                Assert.That(said[0], Does.Contain(part));
            }
        }
    }

    public void MustBeFine()
    {
        Assert.That(Problems, Is.Empty);
        Assert.That(ExitCode, Is.Zero);
    }

    [GeneratedRegex(@"^[^(:]+")]
    private static partial Regex Origin();
}
