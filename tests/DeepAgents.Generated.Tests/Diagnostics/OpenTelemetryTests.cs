using System.Diagnostics;
using DeepAgents.LangSmith;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using static DeepAgents.Tests.StubHandler;

namespace DeepAgents.Tests.Diagnostics;

/// <summary>The names are those that the OpenTelemetry SDK takes, and what it exports is whole.</summary>
[NonParallelizable]
[CancelAfter(30_000)]
public sealed class OpenTelemetryTests
{
    [Test]
    public async Task The_SDK_exports_spans_and_metrics()
    {
        var (spans, metrics) = (new Exporter<Activity>(span => span.OperationName), new Exporter<Metric>(Describe));
        using var reader = new BaseExportingMetricReader(metrics);
        using (Readme.Snippets.Subscribe(new SimpleActivityExportProcessor(spans), reader))
        {
            using var client = new DeepAgentsClient(
                new DeepAgentsOptions { ApiKey = "key", TimeProvider = new ManualTimeProvider { AutoAdvance = true } },
                new StubHandler(number => Json(number == 1 ? """{"status":"PENDING"}""" : """{"status":"COMPLETED"}""")));
            await client.AuthSessions.WaitForCompletionAsync("s");
        }

        Assert.Multiple(() =>
        {
            Assert.That(spans.Exported, Is.EqualTo(new[] { "AuthSessions.Get", "AuthSessions.Get", "AuthSessions.WaitForCompletion" }));
            Assert.That(metrics.Exported, Is.SupersetOf(new[]
            {
                "deepagents.client.call.duration in s: 2 to 81.92",
                "deepagents.client.wait.duration in s: 1 to 3600",
            }));
        });
    }

    /// <summary>Its count, and the largest of its buckets, which are not those for milliseconds that an exporter has by default.</summary>
    private static string Describe(Metric metric)
    {
        var (count, bound) = (0L, 0.0);
        foreach (var point in metric.GetMetricPoints())
        {
            count += point.GetHistogramCount();
            foreach (var bucket in point.GetHistogramBuckets())
            {
                bound = double.IsInfinity(bucket.ExplicitBound) ? bound : bucket.ExplicitBound;
            }
        }

        return FormattableString.Invariant($"{metric.Name} in {metric.Unit}: {count} to {bound}");
    }

    private sealed class Exporter<T>(Func<T, string> describe) : BaseExporter<T>
        where T : class
    {
        public List<string> Exported { get; } = [];

        public override ExportResult Export(in Batch<T> batch)
        {
            foreach (var item in batch)
            {
                Exported.Add(describe(item));
            }

            return ExportResult.Success;
        }
    }
}
