using DeepAgents.Emulator.Faults;
using DeepAgents.Emulator.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace DeepAgents.Emulator.Http;

/// <summary>
/// What the two services share: operations are dispatched by path first and verb second, so that each service decides what a wrong
/// verb gets; every request is noted and meets its fault; and no exception leaves a request but as an answer of the service's own shape.
/// </summary>
internal abstract partial class ServiceApi(EmulatorSettings settings, LedgerBook ledger, ILogger logger)
{
    private readonly FaultInjector _faults = new(settings, ledger);

    protected EmulatorSettings Settings { get; } = settings;

    protected LedgerBook Ledger { get; } = ledger;

    protected abstract Reply InternalError { get; }

    public void Map(IEndpointRouteBuilder routes, string prefix, IEnumerable<Operation> operations)
    {
        foreach (var resource in operations.GroupBy(operation => operation.Path, StringComparer.Ordinal))
        {
            var verbs = resource.ToDictionary(operation => operation.Method, StringComparer.Ordinal);
            Map(routes, prefix + resource.Key, context => DispatchAsync(context, verbs));
        }
    }

    /// <summary>Answers what no operation is for.</summary>
    public void MapUnknown(IEndpointRouteBuilder routes, string paths) =>
        Map(routes, paths, context => Task.FromResult(UnknownPath(context)));

    /// <summary>Throws a <see cref="ReplyException"/> unless the request may do what it asks for.</summary>
    protected abstract void Authorize(HttpContext context, Operation operation);

    protected abstract Reply UnknownPath(HttpContext context);

    protected abstract Reply WrongVerb(HttpContext context, IReadOnlyCollection<string> allowed);

    protected abstract Reply BadRequest(int status, string message);

    /// <summary>An error that a scenario asks for.</summary>
    protected abstract Reply Fault(int status);

    private void Map(IEndpointRouteBuilder routes, string route, Func<HttpContext, Task<Reply>> handle)
    {
        RequestDelegate answer = context => AnswerAsync(context, route, handle);
        routes.Map(route, answer);
    }

    private Task<Reply> DispatchAsync(HttpContext context, Dictionary<string, Operation> verbs)
    {
        var method = HttpMethods.IsHead(context.Request.Method) ? HttpMethods.Get : context.Request.Method;
        if (!verbs.TryGetValue(method, out var operation))
        {
            return Task.FromResult(WrongVerb(context, verbs.Keys));
        }

        Authorize(context, operation);
        return operation.Handler(context);
    }

    private async Task AnswerAsync(HttpContext context, string route, Func<HttpContext, Task<Reply>> handle)
    {
        var started = Settings.Clock.GetTimestamp();
        var entry = Ledger.Arrived(context.Request.Method, route, context.Request.Path.ToString(), Settings.Clock.GetUtcNow());
        try
        {
            var reply = await _faults.AnswerAsync(context, route, entry, () => ReplyAsync(context, handle), Fault);
            entry.Status = reply.Status;
            await reply.WriteAsync(context);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client has gone, or the emulator is stopping: there is nobody left to answer.
            context.Abort();
        }
        catch (Exception failure) when (context.Response.HasStarted)
        {
            // Half an answer is out: only an aborted connection tells the client that the rest is missing.
            LogFailure(logger, failure);
            context.Abort();
        }
        catch (Exception failure)
        {
            LogFailure(logger, failure);
            entry.Status = InternalError.Status;
            await InternalError.WriteAsync(context);
        }
        finally
        {
            entry.Took = Settings.Clock.GetElapsedTime(started);
        }
    }

    private async Task<Reply> ReplyAsync(HttpContext context, Func<HttpContext, Task<Reply>> handle)
    {
        try
        {
            return await handle(context);
        }
        catch (ReplyException answer)
        {
            return answer.Reply;
        }
        catch (BadHttpRequestException bad)
        {
            return BadRequest(bad.StatusCode, bad.Message);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "A request failed in the emulator itself.")]
    private static partial void LogFailure(ILogger logger, Exception failure);
}
