using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DeepAgents.ContractDrift.Tests.Mutations;

namespace DeepAgents.ContractDrift.Tests;

/// <summary>
/// The proof of the judgement: single mutations of both contracts, labelled by a generator that does not know the tool. A sample runs
/// with every test run; all of them, with a report by kind, by
/// <c>EVERY_MUTATION=1 dotnet test tests/DeepAgents.ContractDrift.Tests --filter FullyQualifiedName~MutationProof --logger "console;verbosity=normal"</c>.
/// </summary>
public partial class MutationProofTests
{
    private const string Whole = "EVERY_MUTATION";
    private const int Seed = 20260601;
    private const int Sample = 100;
    private const double EnoughRight = 0.99;

    // The commonest kinds come up thousands of times, and the last thousand tells nothing new.
    private const int MostOfAKind = 64;

    private static readonly string[] Contracts = ["managed-deep-agents", "litellm-agent-platform"];

    [Test]
    public void There_are_mutations_enough_and_of_many_kinds()
    {
        var all = Contracts.SelectMany(contract => Spread(AllMutations.Of(JsonNode.Parse(Text(contract))!.AsObject()))).ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(all, Has.Count.AtLeast(10_000));
            Assert.That(all.Select(mutation => mutation.Kind).Distinct().Count(), Is.AtLeast(60));
        }
    }

    [Test]
    public void The_generator_knows_nothing_of_the_tool()
    {
        var files = Directory.GetFiles(Repository.File("tests", "DeepAgents.ContractDrift.Tests", "Mutations"), "*.cs");

        Assert.That(files.Where(f => File.ReadLines(f).Any(UseOfTheTool().IsMatch)), Is.Empty);
        Assert.That(files, Is.Not.Empty);
    }

    [TestCaseSource(nameof(Contracts))]
    public void Mutations_are_judged_right(string contract)
    {
        var text = Text(contract);
        var mutations = AllMutations.Of(JsonNode.Parse(text)!.AsObject());
        var isWhole = Environment.GetEnvironmentVariable(Whole) == "1";
        var (before, start) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
        var judged = Judged.All(text, isWhole ? [.. Spread(mutations)] : new Random(Seed).GetItems(mutations.ToArray(), Sample)).ToList();

        if (isWhole)
        {
            // By the clock, and by the tool's own share of it: what the machine does besides is not the tool's time.
            Console.Write(Report(judged, Stopwatch.GetElapsedTime(start), Environment.CpuUsage.TotalTime - before));
        }

        Check(judged);
    }

    /// <summary>The mutations of every kind, of the common ones an even choice.</summary>
    private static List<Mutation> Spread(IReadOnlyList<Mutation> mutations) =>
    [
        .. from mutation in mutations
           group mutation by mutation.Kind into kind
           let all = kind.ToList()
           let step = Math.Max(1, all.Count / (double)MostOfAKind)
           from i in Enumerable.Range(0, Math.Min(all.Count, MostOfAKind))
           select all[(int)(i * step)],
    ];

    private static void Check(List<Judged> judged)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(judged.Where(j => j.IsSpelling && !j.IsRight).Take(20), Is.Empty);
            Assert.That(judged.Count(j => j.IsRight) / (double)judged.Count, Is.AtLeast(EnoughRight), string.Join('\n', judged.Where(j => !j.IsRight).Take(20)));
        }
    }

    private static string Report(List<Judged> judged, TimeSpan took, TimeSpan worked)
    {
        var report = new StringBuilder();
        foreach (var kind in judged.GroupBy(j => j.Kind).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            report.AppendLine(CultureInfo.InvariantCulture, $"{kind.Count(j => j.IsRight),5} of {kind.Count(),5}  kind {kind.Count(j => j.IsKindRight),5}  {kind.Key}");
        }

        foreach (var miss in judged.Where(j => !j.IsRight || !j.IsKindRight))
        {
            report.AppendLine(CultureInfo.InvariantCulture, $"missed: {miss}");
        }

        return report.AppendLine(CultureInfo.InvariantCulture,
            $"{judged.Count} mutations of {judged.Select(j => j.Kind).Distinct().Count()} kinds, {judged.Count(j => j.IsRight)} judged right, in {took.TotalSeconds:0} s with {worked.TotalSeconds:0} s of processor time").ToString();
    }

    [GeneratedRegex(@"^using DeepAgents|\b(Checking|Commands|Comparing|Model|Pulling|Reading|Reporting)\.")]
    private static partial Regex UseOfTheTool();

    private static string Text(string contract) => File.ReadAllText(Repository.Contract(contract));
}
