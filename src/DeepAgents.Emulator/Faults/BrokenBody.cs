using DeepAgents.Emulator.Http;
using Microsoft.AspNetCore.Http;

namespace DeepAgents.Emulator.Faults;

/// <summary>Answers whose body breaks off after so many bytes.</summary>
internal static class BrokenBody
{
    private const int BytesOfStream = 64;

    /// <summary>
    /// A reset overtakes bytes that the server has taken but not sent yet, and no event tells when they are out. So the reset
    /// leaves them this time.
    /// </summary>
    private static readonly TimeSpan TimeToSend = TimeSpan.FromMilliseconds(100);

    public static Reply Of(Reply answer, FaultRule fault)
    {
        var whole = answer.Content?.Length;
        var limit = fault.AfterBytes is { } wanted ? Math.Min(wanted, whole ?? wanted) : whole / 2 ?? BytesOfStream;
        return fault.Kind switch
        {
            // An answer without a body ends with its headers, so it breaks before them.
            FaultKind.Stall when whole == 0 => answer.WrittenBy((context, _) => StallAsync(context)),
            FaultKind.ResetInBody when whole == 0 => answer.WrittenBy((context, _) => ResetAsync(context)),
            FaultKind.Truncate when answer.Content is { } content =>
                answer.Replace(before => Reply.Bytes(before.Status, before.ContentType ?? "application/json", content[..limit])),
            FaultKind.Truncate => answer.WrittenBy((context, write) => CutAsync(context, write, limit)),
            FaultKind.Stall => answer.WrittenBy((context, write) => LimitAsync(context, write, limit, StallAsync)),
            _ => answer.WrittenBy((context, write) => LimitAsync(context, write, limit, ResetAsync)),
        };
    }

    private static async Task CutAsync(HttpContext context, Func<Task> write, int limit)
    {
        try
        {
            await LimitAsync(context, write, limit, _ => throw new BodyCutException());
        }
        catch (BodyCutException)
        {
            // Returning ends the body as if it were complete.
        }
    }

    private static async Task LimitAsync(HttpContext context, Func<Task> write, int limit, Func<HttpContext, Task> atLimit)
    {
        var whole = context.Response.Body;
        await using var limited = new LimitedStream(whole, limit, () => atLimit(context));
        context.Response.Body = limited;
        try
        {
            await write();
            await limited.EndAsync();
        }
        finally
        {
            context.Response.Body = whole;
        }
    }

    private static Task StallAsync(HttpContext context) => Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted);

    private static async Task ResetAsync(HttpContext context)
    {
        await Task.Delay(TimeToSend, context.RequestAborted);
        context.Abort();
    }

    private sealed class BodyCutException : Exception;
}
