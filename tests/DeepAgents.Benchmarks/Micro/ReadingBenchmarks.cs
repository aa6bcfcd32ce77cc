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
    public object? Agent() => WireJson.Read<Agent>(_agent, _agent.Length);

    [Benchmark]
    public object? Page() => WireJson.Read<AgentPage>(_page, _page.Length);

    [Benchmark]
    public object? AgentWithFiles() => WireJson.Read<Agent>(_files, _files.Length);
}
