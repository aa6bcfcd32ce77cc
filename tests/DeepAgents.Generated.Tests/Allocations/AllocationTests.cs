using System.Net;
using DeepAgents.Benchmarks.Contenders;
using DeepAgents.Benchmarks.Payloads;
using DeepAgents.LangSmith;

namespace DeepAgents.Tests.Allocations;

/// <summary>
/// What calls allocate next to the floor of the benchmarks, without a connection: then all of it happens on one thread, and the count is
/// exact. The limits have a margin; the goals are those of the benchmarks.
/// </summary>
[NonParallelizable]
public sealed class AllocationTests
{
    private const int Runs = 200;

    [Test]
    public void One_agent() => AssertRatio(BenchmarkPayloads.Agent, floor => floor.GetAgentAsync(withFiles: false), ours => ours.GetAgentAsync(withFiles: false), 1.35);

    [Test]
    public void A_page() => AssertRatio(BenchmarkPayloads.Page, floor => floor.ListAgentsAsync(), ours => ours.ListAgentsAsync(), 1.80);

    [Test]
    public void An_agent_with_files() => AssertRatio(BenchmarkPayloads.AgentWithFiles, floor => floor.GetAgentAsync(withFiles: true), ours => ours.GetAgentAsync(withFiles: true), 1.05);

    [Test]
    public void Writing_a_body() => AssertRatio([], floor => floor.WriteRequestAsync(), ours => ours.WriteRequestAsync(), 0.40);

    private static void AssertRatio(byte[] answer, Func<Floor, Task<long>> floor, Func<Ours, Task<long>> ours, double limit)
    {
        using var handler = new StubHandler(_ => new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(answer) });
        using var plain = new Floor(new HttpClient(handler, disposeHandler: false) { BaseAddress = new Uri("https://host") });
        using var client = new Ours(new DeepAgentsClient(new DeepAgentsOptions { ApiKey = "lsv2_pt_benchmark", Endpoint = new Uri("https://host") }, handler));

        var (floorBytes, ourBytes) = (Measure(() => floor(plain)), Measure(() => ours(client)));

        Assert.That((double)ourBytes / floorBytes, Is.LessThanOrEqualTo(limit), $"{ourBytes} bytes next to {floorBytes}");
    }

    private static long Measure(Func<Task<long>> run)
    {
        for (var index = 0; index < Runs; index++)
        {
            RunOnce(run);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var index = 0; index < Runs; index++)
        {
            RunOnce(run);
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / Runs;
    }

    private static void RunOnce(Func<Task<long>> run)
    {
        var task = run();
        Assert.That(task.IsCompletedSuccessfully, Is.True, "it did not stay on this thread");
    }
}
