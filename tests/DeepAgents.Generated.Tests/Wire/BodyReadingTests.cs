using DeepAgents.LangSmith;

namespace DeepAgents.Tests.Wire;

[CancelAfter(30_000)]
[Row("body-reading")]
public sealed class BodyReadingTests
{
    private const string HeadOfHalf =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 10\r\nConnection: close\r\n\r\n";

    /// <summary>
    /// With the pool held to its smallest size, calls that each held a thread while their body is slow would leave none for the
    /// last call, whose answer is what lets the slow bodies go on.
    /// </summary>
    [Test]
    [NonParallelizable]
    public async Task Two_hundred_slow_bodies_hold_no_threads(CancellationToken token)
    {
        const int slow = 200;
        var stalled = 0;
        var allStalled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var goOn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var server = new RawServer(async connection =>
        {
            if (connection.Request.Target.EndsWith("/quick", StringComparison.Ordinal))
            {
                await connection.SendAsync(RawServer.Response("{}"));
                return;
            }

            await connection.SendAsync(HeadOfHalf + "{\"id\"");
            if (Interlocked.Increment(ref stalled) == slow)
            {
                allStalled.SetResult();
            }

            await connection.WaitFor(goOn.Task);
            await connection.SendAsync(":\"a\"}");
        });
        using var client = Connect.LangSmith(server);
        ThreadPool.GetMaxThreads(out var workers, out var ports);
        using var isOver = new ManualResetEventSlim();
        var watchdog = new Thread(() =>
        {
            // Time limits need threads of the pool as well, so a pool that is used up could not even end this test.
            isOver.Wait(TimeSpan.FromSeconds(20));
            ThreadPool.SetMaxThreads(workers, ports);
        });
        watchdog.Start();
        try
        {
            Assert.That(ThreadPool.SetMaxThreads(Math.Max(Environment.ProcessorCount, 4), ports));
            var calls = Enumerable.Range(0, slow).Select(_ => client.Agents.GetAsync("slow", cancellationToken: token)).ToArray();
            await allStalled.Task.WaitAsync(token);

            await client.Agents.GetAsync("quick", cancellationToken: token);
            Assert.That(calls.Count(call => call.IsCompleted), Is.Zero);

            goOn.SetResult();
            var agents = await Task.WhenAll(calls);
            Assert.That(agents.Select(agent => agent.Id), Is.All.EqualTo("a"));
        }
        finally
        {
            isOver.Set();
            watchdog.Join();
        }
    }

    [Test]
    public async Task Cancelling_in_the_middle_of_a_body_ends_the_call_and_the_request(CancellationToken token)
    {
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var headIsThere = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var server = Stalling(closed);
        using var client = Connect.LangSmith(server);
        using var source = CancellationTokenSource.CreateLinkedTokenSource(token);

        var call = client.Agents.GetAsync("a", new GetAgentOptions { OnResponse = _ => headIsThere.SetResult() }, source.Token);
        await headIsThere.Task.WaitAsync(token);
        await source.CancelAsync();

        var exception = Assert.CatchAsync<OperationCanceledException>(() => call);
        Assert.That(exception.CancellationToken, Is.EqualTo(source.Token));
        await closed.Task.WaitAsync(token);
    }

    [Test]
    public async Task Cancelling_in_the_middle_of_the_body_of_a_failure_ends_the_call(CancellationToken token)
    {
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var headIsThere = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var server = Stalling(closed, "400 Bad Request");
        using var client = Connect.LangSmith(server);
        using var source = CancellationTokenSource.CreateLinkedTokenSource(token);

        var call = client.Agents.GetAsync("a", new GetAgentOptions { OnResponse = _ => headIsThere.SetResult() }, source.Token);
        await headIsThere.Task.WaitAsync(token);
        await source.CancelAsync();

        var exception = Assert.CatchAsync<OperationCanceledException>(() => call);
        Assert.That(exception.CancellationToken, Is.EqualTo(source.Token));
        await closed.Task.WaitAsync(token);
    }

    [Test]
    public async Task The_limit_of_a_call_counts_for_its_body(CancellationToken token)
    {
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var headIsThere = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var time = new ManualTimeProvider();
        using var server = Stalling(closed);
        using var client = new DeepAgentsClient(new DeepAgentsOptions { ApiKey = "k", Endpoint = server.Address, TimeProvider = time });

        var options = new GetAgentOptions { OnResponse = _ => headIsThere.SetResult(), Timeout = TimeSpan.FromSeconds(7) };

        var call = client.Agents.GetAsync("a", options, token);
        await headIsThere.Task.WaitAsync(token);
        time.Advance(TimeSpan.FromSeconds(7));

        var exception = Assert.ThrowsAsync<DeepAgentsTimeoutException>(() => call);
        Assert.That(exception.Kind, Is.EqualTo(TimeoutKind.Total));
        await closed.Task.WaitAsync(token);
    }

    [Test]
    public void A_token_that_is_cancelled_sends_nothing()
    {
        using var server = RawServer.Answering("{}");
        using var client = Connect.LangSmith(server);
        using var source = new CancellationTokenSource();
        source.Cancel();

        var exception = Assert.CatchAsync<OperationCanceledException>(() => client.Agents.GetAsync("a", cancellationToken: source.Token));

        Assert.That(exception.CancellationToken, Is.EqualTo(source.Token));
        Assert.That(server.Requests, Is.Empty);
    }

    [TestCase(true)]
    [TestCase(false)]
    public void A_connection_that_breaks_in_the_middle_of_a_body_is_named(bool isReset)
    {
        using var server = new RawServer(async connection =>
        {
            await connection.SendAsync(HeadOfHalf + "{");
            if (isReset)
            {
                connection.Reset();
            }
        });
        using var client = Connect.LangSmith(server);

        Assert.ThrowsAsync<DeepAgentsConnectionException>(() => client.Agents.GetAsync("a"));
    }

    [Test]
    public async Task A_body_in_many_pieces_is_one_model(CancellationToken token)
    {
        using var server = new RawServer(async connection =>
        {
            await connection.StartChunkedAsync();
            foreach (var character in """{"id":"a","name":"b c"}""")
            {
                await connection.ChunkAsync(character.ToString());
            }

            await connection.EndChunksAsync();
        });
        using var client = Connect.LangSmith(server);

        Assert.That((await client.Agents.GetAsync("a", cancellationToken: token)).Name, Is.EqualTo("b c"));
    }

    private static RawServer Stalling(TaskCompletionSource closed, string status = "200 OK") => new(async connection =>
    {
        await connection.SendAsync(HeadOfHalf.Replace("200 OK", status, StringComparison.Ordinal) + "{\"id\"");
        await connection.WaitForCloseAsync();
        closed.SetResult();
    });
}
