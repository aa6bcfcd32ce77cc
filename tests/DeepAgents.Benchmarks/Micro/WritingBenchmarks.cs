using System.Text;
using BenchmarkDotNet.Attributes;
using DeepAgents.Benchmarks.Payloads;
using DeepAgents.LangSmith;

namespace DeepAgents.Benchmarks.Micro;

/// <summary>Models to bytes, without a connection.</summary>
[MemoryDiagnoser]
public class WritingBenchmarks
{
    private readonly CreateAgentRequest _request = Read(BenchmarkPayloads.CreateRequest);

    [Benchmark]
    public int CreateAgent()
    {
        using var body = WireJson.Write(_request);
        return body.Count;
    }

    private static CreateAgentRequest Read(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return WireJson.Read(bytes, JsonForms<CreateAgentRequest>.Of, JsonLimits.None)!;
    }
}
