using BenchmarkDotNet.Attributes;
using DeepAgents.Benchmarks.Payloads;
using DeepAgents.LangSmith;

namespace DeepAgents.Benchmarks.Micro;

/// <summary>Bytes to models, without a connection.</summary>
[MemoryDiagnoser]
public class ReadingBenchmarks
{
    private readonly byte[] _agent = BenchmarkPayloads.Agent;
    private readonly byte[] _page = BenchmarkPayloads.Page;
    private readonly byte[] _files = BenchmarkPayloads.AgentWithFiles;

    [Benchmark]
    public object? Agent() => WireJson.Read(_agent, JsonForms<Agent>.Of, JsonLimits.None);

    [Benchmark]
    public object? Page() => WireJson.Read(_page, JsonForms<AgentPage>.Of, JsonLimits.None);

    [Benchmark]
    public object? AgentWithFiles() => WireJson.Read(_files, JsonForms<Agent>.Of, JsonLimits.None);
}
