using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;

namespace DeepAgents;

internal sealed partial class ApiClient
{
    /// <summary>
    /// Sends when the enumeration starts and hands out the events as they come. The limit of the call ends with the head of the
    /// answer: how long a stream may take is for the caller to say. Leaving the enumeration ends the request.
    /// </summary>
    public async IAsyncEnumerable<T> StreamAsync<T>(
        ApiRequest request, Func<SseItem<string>, T> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        request.Accept = "text/event-stream";
        using var limit = Limit(request, cancellationToken);
        using var exchange = await OpenAsync(request, limit).ConfigureAwait(false);
        limit.Lift();
        var content = await Guard(BodyReader.OpenAsync(exchange.Response, cancellationToken), request, limit).ConfigureAwait(false);
        var events = SseParser.Create(content).EnumerateAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using var ending = events.ConfigureAwait(false);
        while (await Guard(events.MoveNextAsync().AsTask(), request, limit).ConfigureAwait(false))
        {
            yield return read(events.Current);
        }
    }

    private static async Task<TResult> Guard<TResult>(Task<TResult> task, ApiRequest request, CallLimit limit)
    {
        try
        {
            return await task.ConfigureAwait(false);
        }
        catch (Exception exception) when (limit.IsTransport(exception))
        {
            throw limit.Translate(exception, request.Operation);
        }
    }
}
