using System.Text;
using BenchmarkDotNet.Attributes;
using DeepAgents.Benchmarks.Payloads;

namespace DeepAgents.Benchmarks.Micro;

/// <summary>The text of one event of a run.</summary>
[MemoryDiagnoser]
public class EventBenchmarks
{
    private readonly string _data = Encoding.UTF8.GetString(BenchmarkPayloads.Event(0)).Split('\n')[1]["data: ".Length..];

    [Benchmark]
    public string TextDelta() => new RunMessageEvent("messages", _data).TextDelta;

    [Benchmark]
    public object? Json() => new RunMessageEvent("messages", _data).Json;
}
