using System.Net;
using System.Runtime.CompilerServices;

namespace DeepAgents;

internal sealed partial class ApiClient
{
    /// <summary>
    /// Sends when the enumeration starts and hands out the events as they come. Leaving the enumeration ends the request. A broken stream
    /// is resumed only if the run was requested as resumable, and is never started again.
    /// </summary>
    public async IAsyncEnumerable<T> StreamAsync<T>(
        ApiRequest request, StreamProtocol<T> protocol, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Begin(request);
        var options = request.Options as StreamOptions ?? new StreamOptions();
        var state = new StreamState<T>(request, protocol, settings.MaxResponseValues);
        request.Accept = "text/event-stream";
        using var idle = new IdleLimit(options.IdleTimeout ?? settings.Timeouts.StreamIdle, settings.TimeProvider, cancellationToken);
        using var trace = request.Trace = CallTrace.Start(request, settings, isStream: true);
        for (var resumptions = 0; ; resumptions++)
        {
            trace?.Enter();
            Exchange? opened;
            try
            {
                opened = await OpenStreamAsync(request, state, resumptions, options.MaxResumptions, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (CallTrace.LetPass(trace, exception))
            {
                throw;
            }

            if (opened is null)
            {
                continue;
            }

            using var exchange = opened;
            state.Opened(exchange, settings.Endpoint);
            Stream content;
            try
            {
                content = await BodyReader.OpenAsync(exchange.Response, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested || CallTrace.LetPass(trace, exception))
            {
                // The content may be that of a handler of a host, which throws what it likes.
                var broken = state.Broken(exception);
                trace?.Failed(broken);
                throw broken;
            }

            using var whole = content;
            using var cut = BodyReader.CutOff(exchange.Response, idle.Token);
            var reader = new SseReader(content, idle, settings.MaxResponseBytes);
            while (true)
            {
                T? item;
                try
                {
                    if (!state.TryRead(reader, out item))
                    {
                        if (await state.FillAsync(reader, idle, cancellationToken).ConfigureAwait(false))
                        {
                            continue;
                        }

                        break;
                    }
                }
                catch (Exception exception) when (CallTrace.LetPass(trace, exception))
                {
                    throw;
                }

                trace?.Received(state.HasEnded);
                yield return item;
            }

            if (state.Fault is null)
            {
                trace?.Completed();
                yield break;
            }

            if (!state.CanResume || resumptions >= options.MaxResumptions || state.ReconnectionInterval > settings.Retry.MaxDelay)
            {
                trace?.Failed(state.Fault);
                throw state.Fault;
            }

            trace?.Resuming(resumptions + 1, state.Fault);
        }
    }

    /// <summary>Opens the stream, or takes it up again. An attempt at that which may go better the next time gives <see langword="null"/>.</summary>
    private async Task<Exchange?> OpenStreamAsync<T>(
        ApiRequest request, StreamState<T> state, int resumptions, int maxResumptions, CancellationToken cancellationToken)
    {
        if (state.PauseBefore(resumptions) is var pause && pause > TimeSpan.Zero)
        {
            await settings.TimeProvider.DelayAsync(pause, cancellationToken).ConfigureAwait(false);
        }

        if (state.ResumeAt is null)
        {
            return await OpenStreamAsync(request, cancellationToken).ConfigureAwait(false);
        }

        try
        {
            return await TryOpenStreamAsync(state.ToResumption(), cancellationToken).ConfigureAwait(false);
        }
        catch (DeepAgentsException exception)
        {
            if (exception.IsTransient && resumptions < maxResumptions)
            {
                return null;
            }

            throw state.Interrupted("it could not be taken up again", exception);
        }
    }

    /// <summary>Opens a stream, and tries again if the request certainly was not processed.</summary>
    private async Task<Exchange> OpenStreamAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await TryOpenStreamAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (DeepAgentsException failure) when (_retries.MayRepeat(request, failure, attempt: 0, cancellationToken))
        {
            return await _retries.RepeatAsync(request, failure, TryOpenStreamAsync, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<Exchange> TryOpenStreamAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        using var limit = new CallLimit(TimeoutKind.Request, TryLimit(request), settings.TimeProvider, cancellationToken);
        var exchange = await OpenAsync(request, limit).ConfigureAwait(false);
        if (IsEventStream(exchange.Response))
        {
            return exchange;
        }

        using (exchange)
        {
            var body = await BodyReader.ReadFailureAsync(exchange.Response, limit.Token).ConfigureAwait(false);
            var type = SafeText.Escape(exchange.Response.Content.Headers.ContentType?.MediaType ?? "unknown", 100);
            throw new DeepAgentsResponseException(
                Describe(exchange, body), $"its content type is {type}, so it is not an event stream");
        }
    }

    /// <summary>A body without a type is taken for a stream; 204 is a stream without events.</summary>
    private static bool IsEventStream(HttpResponseMessage response) =>
        response.StatusCode == HttpStatusCode.NoContent
        || response.Content.Headers.ContentType?.MediaType is not { } type
        || type.Equals("text/event-stream", StringComparison.OrdinalIgnoreCase);
}
