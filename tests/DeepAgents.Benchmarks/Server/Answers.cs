using System.Globalization;
using DeepAgents.Benchmarks.Payloads;
using Microsoft.AspNetCore.Http;

namespace DeepAgents.Benchmarks.Server;

/// <summary>What the server answers, by path.</summary>
internal sealed class Answers
{
    private static readonly byte[] Pending = """{"id":"one","status":"PENDING"}"""u8.ToArray();
    private static readonly byte[] Completed = """{"id":"one","status":"COMPLETED"}"""u8.ToArray();

    private TaskCompletionSource _release = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _held;

    public Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        return path switch
        {
            BenchmarkPaths.Agents => SendAsync(context, BenchmarkPayloads.Page),
            BenchmarkPaths.Agent => SendAsync(context, context.Request.QueryString.HasValue ? BenchmarkPayloads.AgentWithFiles : BenchmarkPayloads.Agent),
            BenchmarkPaths.AuthSession => HoldAsync(context),
            BenchmarkPaths.Held => context.Response.WriteAsync(Volatile.Read(ref _held).ToString(CultureInfo.InvariantCulture)),
            BenchmarkPaths.Release => Release(context),
            _ when BenchmarkPaths.TryReadSize(path, out var bytes) => SendAsync(context, BenchmarkPayloads.CreateAgent(files: 1, charactersEach: bytes)),
            _ when BenchmarkPaths.TryReadEvents(path, out var events) => SendEventsAsync(context, events),
            _ => NotFound(context),
        };
    }

    private static Task NotFound(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static async Task SendAsync(HttpContext context, byte[] body)
    {
        Begin(context, body.Length);
        await context.Response.Body.WriteAsync(body);
    }

    private static async Task SendEventsAsync(HttpContext context, int count)
    {
        context.Response.ContentType = "text/event-stream";
        var body = context.Response.Body;
        var batch = new EventBatch();
        for (var number = 0; number < count; number += EventBatch.Size)
        {
            await body.WriteAsync(batch.From(number, Math.Min(EventBatch.Size, count - number)));
        }

        await body.WriteAsync("event: end\ndata: null\n\n"u8.ToArray());
    }

    private static void Begin(HttpContext context, int length)
    {
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = length;
    }

    private async Task HoldAsync(HttpContext context)
    {
        Interlocked.Increment(ref _held);
        var release = Volatile.Read(ref _release).Task;
        await release.WaitAsync(TimeSpan.FromMinutes(2), context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Interlocked.Decrement(ref _held);
        await SendAsync(context, release.IsCompleted ? Completed : Pending);
    }

    private Task Release(HttpContext context)
    {
        Interlocked.Exchange(ref _release, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
        return context.Response.WriteAsync("released");
    }
}
