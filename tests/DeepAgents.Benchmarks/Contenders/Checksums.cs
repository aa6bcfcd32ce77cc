using System.Text;
using DeepAgents.Benchmarks.Payloads;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DeepAgents.Benchmarks.Contenders;

/// <summary>What every contender has to find in what it parsed. The expected values are taken from the text in a way that none of them uses.</summary>
internal static class Checksums
{
    public static long ExpectedAgent { get; } = OfAgent(Parse(BenchmarkPayloads.Agent));

    public static long ExpectedAgentWithFiles { get; } = OfAgent(Parse(BenchmarkPayloads.AgentWithFiles));

    public static long ExpectedPage { get; } = Parse(BenchmarkPayloads.Page)["items"]!.Sum(OfSummary);

    /// <summary>The length of the body that creates an agent; it is plain enough that there is one way to write it.</summary>
    public static long ExpectedRequest { get; } = Encoding.UTF8.GetByteCount(BenchmarkPayloads.CreateRequest);

    /// <summary>The number of characters that the pieces of so many events have together.</summary>
    public static long ExpectedText(int events) => events * (long)"tok 0000 é".Length;

    public static long OfAgent(string? name, DateTimeOffset? createdAt, string? instructions, int? tools, IEnumerable<string?>? contents)
    {
        var sum = OfSummary(name, createdAt) + instructions!.Length + (1000 * tools!.Value);
        foreach (var content in contents ?? [])
        {
            sum += content!.Length;
        }

        return sum;
    }

    public static long OfSummary(string? name, DateTimeOffset? createdAt) => name!.Length + (createdAt!.Value.UtcTicks % 1_000_003);

    private static long OfAgent(JObject agent) => OfAgent(
        (string?)agent["name"],
        (DateTimeOffset?)agent["created_at"],
        (string?)agent["instructions"],
        agent["tools"]!["tools"]!.Count(),
        agent["files"]?.Values().Select(file => (string?)file["content"]));

    private static long OfSummary(JToken agent) => OfSummary((string?)agent["name"], (DateTimeOffset?)agent["created_at"]);

    private static JObject Parse(byte[] text)
    {
        using var reader = new JsonTextReader(new StreamReader(new MemoryStream(text))) { DateParseHandling = DateParseHandling.DateTimeOffset };
        return JObject.Load(reader);
    }
}
