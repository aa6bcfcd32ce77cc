using System.Globalization;
using DeepAgents.Emulator.Hosting;
using DeepAgents.Emulator.Http;
using Microsoft.AspNetCore.Http;

namespace DeepAgents.Emulator.Faults;

/// <summary>Lets requests wait and fail as the scenario says. Every answer that it has touched says so in a header.</summary>
internal sealed class FaultInjector(EmulatorSettings settings, LedgerBook ledger)
{
    public const string Header = "X-Emulator-Fault";

    /// <summary>Answers a request, unless its fault comes first.</summary>
    /// <param name="context">The request.</param>
    /// <param name="route">The path template of its operation.</param>
    /// <param name="entry">What is noted of the request.</param>
    /// <param name="handle">Lets the request take effect.</param>
    /// <param name="error">An error with a status in the service's own shape.</param>
    public async Task<Reply> AnswerAsync(
        HttpContext context, string route, LedgerEntry entry, Func<Task<Reply>> handle, Func<int, Reply> error)
    {
        var player = settings.Player;
        await PauseAsync(player.NextLatency(), context.RequestAborted);
        if (!player.TryNextFault(context.Request.Method, context.Request.Path.ToString(), out var fault))
        {
            return await handle();
        }

        ledger.Faulted(entry, fault.Kind);
        await PauseAsync(fault.Delay, context.RequestAborted);
        var answer = fault.AfterEffect || BreaksTheAnswer(fault.Kind) ? await handle() : Reply.Empty(StatusCodes.Status200OK);
        return Break(answer, fault, context.Request.Method, route, error).With(Header, ScenarioJson.NameOf(fault.Kind));
    }

    private static bool BreaksTheAnswer(FaultKind kind) =>
        kind is not (FaultKind.Status or FaultKind.Html or FaultKind.Empty or FaultKind.Reset or FaultKind.Redirect);

    private static Reply Break(Reply answer, FaultRule fault, string method, string route, Func<int, Reply> error) => fault.Kind switch
    {
        FaultKind.Status => Hurry(error(fault.Status ?? StatusCodes.Status500InternalServerError), fault),
        FaultKind.Html => Hurry(GatewayPage.Reply(fault.Status ?? StatusCodes.Status502BadGateway), fault),
        FaultKind.Empty => Hurry(Reply.Empty(fault.Status ?? StatusCodes.Status503ServiceUnavailable), fault),
        FaultKind.Redirect => Reply.Empty(StatusCodes.Status307TemporaryRedirect).With("Location", fault.Location),
        FaultKind.Reset => Reply.Empty(answer.Status).WrittenBy((context, _) =>
        {
            context.Abort();
            return Task.CompletedTask;
        }),
        FaultKind.ResetInBody or FaultKind.Stall or FaultKind.Truncate => BrokenBody.Of(answer, fault),
        FaultKind.ContentType => answer.WrittenBy(async (context, write) =>
        {
            context.Response.OnStarting(() =>
            {
                context.Response.ContentType = fault.ContentType;
                return Task.CompletedTask;
            });
            await write();
        }),
        FaultKind.UnknownEnum or FaultKind.NullOptionals or FaultKind.ExtraMembers => OddShapes.Of(answer, fault.Kind, method, route),
        _ => answer,
    };

    private static Reply Hurry(Reply reply, FaultRule fault) => fault.RetryAfter is { } after
        ? reply.With("Retry-After", ((long)after.TotalSeconds).ToString(CultureInfo.InvariantCulture))
        : reply;

    private Task PauseAsync(TimeSpan time, CancellationToken cancellationToken) =>
        time > TimeSpan.Zero ? Task.Delay(time, settings.Clock, cancellationToken) : Task.CompletedTask;
}
