using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace DeepAgents.Emulator.Http;

/// <summary>
/// What the two services share: operations are dispatched by path first and verb second, so that each service decides what a wrong
/// verb gets, and no exception leaves a request but as an answer of the service's own shape.
/// </summary>
internal abstract partial class ServiceApi(ILogger logger)
{
    protected abstract Reply InternalError { get; }

    public void Map(IEndpointRouteBuilder routes, string prefix, IEnumerable<Operation> operations, string unknownPaths)
    {
        foreach (var resource in operations.GroupBy(operation => operation.Path, StringComparer.Ordinal))
        {
            var verbs = resource.ToDictionary(operation => operation.Method, StringComparer.Ordinal);
            routes.Map(prefix + resource.Key, Answer(context => DispatchAsync(context, verbs)));
        }

        routes.Map(unknownPaths, Answer(context => Task.FromResult(UnknownPath(context))));
    }

    /// <summary>Throws a <see cref="ReplyException"/> unless the request may do what it asks for.</summary>
    protected abstract void Authorize(HttpContext context, Operation operation);

    protected abstract Reply UnknownPath(HttpContext context);

    protected abstract Reply WrongVerb(HttpContext context, IReadOnlyCollection<string> allowed);

    protected abstract Reply BadRequest(int status, string message);

    private RequestDelegate Answer(Func<HttpContext, Task<Reply>> handle)
    {
        Task AnswerOne(HttpContext context) => AnswerAsync(context, handle);
        return AnswerOne;
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

    private async Task AnswerAsync(HttpContext context, Func<HttpContext, Task<Reply>> handle)
    {
        try
        {
            var reply = await ReplyAsync(context, handle);
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
            await InternalError.WriteAsync(context);
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
