using System.Globalization;
using System.Text;
using Newtonsoft.Json.Linq;

namespace DeepAgents.Benchmarks.Payloads;

/// <summary>What the server of the benchmarks answers: one agent, and what is made of it.</summary>
internal static class BenchmarkPayloads
{
    private const string AgentId = "11111111-1111-1111-1111-000000000001";

    private static readonly string AgentText = ReadAgent();

    /// <summary>One agent without files, 1.9 KB.</summary>
    public static byte[] Agent { get; } = Encoding.UTF8.GetBytes(AgentText);

    /// <summary>A page of 100 agents, 78 KB.</summary>
    public static byte[] Page { get; } = CreatePage(100);

    /// <summary>One agent with 100 files, 1.07 MiB.</summary>
    public static byte[] AgentWithFiles { get; } = CreateAgent(files: 100, charactersEach: 9600);

    /// <summary>The body of a request that creates an agent, 2 KB. Nothing in it that one library escapes and another does not.</summary>
    public static string CreateRequest { get; } = ToCreateRequest();

    /// <summary>How many bytes of an event's data are not the text of its piece.</summary>
    public static int BytesAroundText { get; } = DataLength() - "tok 0000 é".Length;

    /// <summary>An agent with files of text, quotes, markup and accents.</summary>
    public static byte[] CreateAgent(int files, int charactersEach)
    {
        var sentence = (string)JObject.Parse(AgentText)["instructions"]! + "\n";
        var content = string.Concat(Enumerable.Repeat(sentence, (charactersEach / sentence.Length) + 1))[..charactersEach];
        var entry = "{\"type\":\"file\",\"content\":" + Quote(content) + "}";
        var map = string.Join(',', Enumerable.Range(0, files).Select(file => FormattableString.Invariant($"\"skills/skill-{file}/SKILL.md\":") + entry));
        return Encoding.UTF8.GetBytes(AgentText.Replace(",\"system_prompt\"", ",\"files\":{" + map + "},\"system_prompt\"", StringComparison.Ordinal));
    }

    /// <summary>An event of a run in which the model writes a piece of a message, 193 B.</summary>
    public static byte[] Event(int number) => Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $$"""
        event: messages
        data: [{"content":"tok {{number % 10000:D4}} \u00e9","additional_kwargs":{},"type":"AIMessageChunk","id":"run--0af76519"},{"langgraph_node":"model","langgraph_step":{{number % 7}}}]
        id: 17{{number:D11}}-0


        """).ReplaceLineEndings("\n"));

    private static int DataLength() => Encoding.UTF8.GetString(Event(0)).Split('\n')[1].Length - "data: ".Length;

    private static byte[] CreatePage(int agents)
    {
        var summary = AgentText[..AgentText.IndexOf(",\"revision\"", StringComparison.Ordinal)] + "}";
        var items = Enumerable.Range(0, agents).Select(number => summary
            .Replace(AgentId, FormattableString.Invariant($"11111111-1111-1111-1111-{number:D12}"), StringComparison.Ordinal)
            .Replace("research-assistant-1", FormattableString.Invariant($"research-assistant-{number}"), StringComparison.Ordinal));
        return Encoding.UTF8.GetBytes("{\"items\":[" + string.Join(',', items) + "],\"next_cursor\":null}");
    }

    private static string ToCreateRequest()
    {
        var agent = JObject.Parse(AgentText);
        string[] members = ["name", "description", "permissions", "runtime", "backend", "instructions", "tools", "subagents", "skills"];
        var request = new JObject(members.Select(name => agent.Property(name)!));
        request["instructions"] = string.Concat(Enumerable.Repeat((string)request["instructions"]! + "\n", 7));
        return string.Concat(request.ToString(Newtonsoft.Json.Formatting.None).Replace("\\\"", string.Empty, StringComparison.Ordinal).Where(IsPlain));
    }

    private static bool IsPlain(char character) => character < 128 && character is not ('<' or '>' or '&' or '\'' or '+');

    private static string Quote(string text) => "\"" + text
        .Replace("\"", "\\\"", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal)
        .Replace("<", "\\u003c", StringComparison.Ordinal)
        .Replace(">", "\\u003e", StringComparison.Ordinal)
        .Replace("&", "\\u0026", StringComparison.Ordinal) + "\"";

    private static string ReadAgent()
    {
        using var stream = typeof(BenchmarkPayloads).Assembly.GetManifestResourceStream("agent.json")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
