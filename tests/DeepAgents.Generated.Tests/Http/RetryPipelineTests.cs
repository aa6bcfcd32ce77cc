using System.Net.Sockets;

namespace DeepAgents.Tests.Http;

/// <summary>When and after how long something is repeated.</summary>
[CancelAfter(30_000)]
public sealed class RetryPipelineTests
{
    [TestCase(1.0, 0.5, 1, 2, 4, 5, 5)]
    [TestCase(0.5, 0.25, 0.5, 1, 2, 2.5, 2.5)]
    [TestCase(0.0, 0, 0, 0, 0, 0, 0)]
    public async Task Pauses_double_up_to_the_longest(double share, params double[] pauses)
    {
        var time = new ManualTimeProvider { AutoAdvance = true };
        var pipeline = new RetryPipeline(new RetryOptions { MaxRetries = 6, MaxDelay = TimeSpan.FromSeconds(5) }, time, () => share);
        var at = new List<double>();
        using var request = New(RetrySafety.Safe);
        await pipeline.RepeatAsync(request, Passing(), TryAsync, default);

        Assert.That(at, Is.EqualTo(pauses.Select((_, index) => pauses.Take(index + 1).Sum())));

        Task<int> TryAsync(ApiRequest again, CancellationToken cancelled)
        {
            at.Add(time.Elapsed.TotalSeconds);
            return at.Count == 6 ? Task.FromResult(1) : Task.FromException<int>(Passing());
        }
    }

    [Test]
    public void What_fails_to_the_end_fails_as_it_did_the_last_time()
    {
        var pipeline = new RetryPipeline(new RetryOptions { MaxRetries = 3 }, new ManualTimeProvider { AutoAdvance = true }, () => 0.5);
        var (tries, last) = (0, (DeepAgentsException?)null);
        using var request = New(RetrySafety.Safe);
        var thrown = Assert.CatchAsync<DeepAgentsException>(() => pipeline.RepeatAsync<int>(
            request,
            Passing(),
            (_, _) =>
            {
                tries++;
                throw last = Passing();
            },
            default));
        Assert.That((tries, thrown), Is.EqualTo((3, last)));
    }

    [TestCase(SocketError.ConnectionRefused, true)]
    [TestCase(SocketError.TryAgain, true)]
    [TestCase(SocketError.NoData, true)]
    [TestCase(SocketError.HostUnreachable, true)]
    [TestCase(SocketError.NetworkUnreachable, true)]
    [TestCase(SocketError.HostNotFound, true)]
    [TestCase(SocketError.ConnectionReset, false)]
    public void What_must_not_happen_twice_is_repeated_only_if_it_did_not_happen(SocketError error, bool isRepeated)
    {
        var fault = new DeepAgentsConnectionException("Agents.Create", new HttpRequestException("m", new IOException("i", new SocketException((int)error))));
        Assert.That(MayRepeat(RetrySafety.Never, fault), Is.EqualTo(isRepeated));
    }

    [TestCase(TimeoutKind.Connect, true, true)]
    [TestCase(TimeoutKind.Request, true, false)]
    [TestCase(TimeoutKind.Total, false, false)]
    public void A_timeout_is_repeated(TimeoutKind kind, bool isSafe, bool isNever)
    {
        var fault = new DeepAgentsTimeoutException(kind, TimeSpan.FromSeconds(1), "Agents.Get", new TaskCanceledException());
        Assert.That((MayRepeat(RetrySafety.Safe, fault), MayRepeat(RetrySafety.Never, fault)), Is.EqualTo((isSafe, isNever)));
    }

    private static bool MayRepeat(RetrySafety safety, DeepAgentsException fault)
    {
        using var request = New(safety);
        return new RetryPipeline(new RetryOptions(), TimeProvider.System).MayRepeat(request, fault, 0, default);
    }

    private static ApiRequest New(RetrySafety safety) => new("Agents.Op", "GET", "a", safety, null);

    private static DeepAgentsConnectionException Passing() => new("Agents.Op", new HttpRequestException("reset"));
}
