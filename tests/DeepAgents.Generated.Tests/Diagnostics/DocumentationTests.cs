using System.Diagnostics.Metrics;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;

namespace DeepAgents.Tests.Diagnostics;

/// <summary>Whatever can be listened to is in the README's tables.</summary>
public sealed partial class DocumentationTests
{
    private static readonly string Root = FindRoot();

    private static readonly string Section =
        File.ReadAllText(Path.Combine(Root, "README.md")).Split("## Logs, traces, metrics")[1].Split("\n## ")[0];

    private static IEnumerable<string> Tags => Names("Diagnostics", Tag());

    private static IEnumerable<string> Spans => Names("LangSmith", Span()).Concat(Names("LiteLLM", Span())).Concat(Names("Polling", Span()));

    private static IEnumerable<string> Instruments =>
        from member in typeof(Telemetry).GetProperties()
        where member.PropertyType.IsSubclassOf(typeof(Instrument))
        select ((Instrument)member.GetValue(null)!).Name;

    private static IEnumerable<string> Events =>
        from message in typeof(ClientLog).GetMethods()
        let told = message.GetCustomAttribute<LoggerMessageAttribute>()
        where told is not null
        select $"| {told.EventId} | {told.Level} | `{message.Name}` |";

    [TestCaseSource(nameof(Tags))]
    [TestCaseSource(nameof(Spans))]
    [TestCaseSource(nameof(Instruments))]
    public void A_name_is_documented(string name) => Assert.That(Section, Does.Contain($"`{name}`"));

    [TestCaseSource(nameof(Events))]
    public void An_event_is_documented(string row) => Assert.That(Section, Does.Contain(row));

    [Test]
    public void There_are_names_to_look_for() =>
        Assert.That((Tags.Count() > 15, Spans.Count(), Instruments.Count(), Events.Count()), Is.EqualTo((true, 13, 5, 10)));

    private static IEnumerable<string> Names(string folder, Regex name) => Directory
        .EnumerateFiles(Path.Combine(Root, "src", "DeepAgents.Generated", folder), "*.cs", SearchOption.AllDirectories)
        .SelectMany(file => name.Matches(File.ReadAllText(file)))
        .Select(match => match.Groups[1].Value)
        .Distinct()
        .Order(StringComparer.Ordinal);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "DeepAgents.Generated.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run in the repository.");
        }

        return folder.FullName;
    }

    [GeneratedRegex("\"((?:deepagents|http|url|server|error|gen_ai)\\.[a-z_.]+)\"", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    [GeneratedRegex("(?:Label|Plan)\\(\"([A-Za-z.]+)\"", RegexOptions.CultureInvariant)]
    private static partial Regex Span();
}
