namespace DeepAgents;

internal sealed partial class ApiClient
{
    private async Task<T> ExecuteAsync<T>(ApiRequest request, JsonForm<T>? form, CancellationToken cancellationToken)
    {
        using var borrowed = request;
        Begin(request);
        var started = settings.TimeProvider.GetTimestamp();
        var limit = FirstLimit(request, cancellationToken);
        using var trace = request.Trace = CallTrace.Start(request, settings);
        try
        {
            // Nearly every call ends with its first try, so what only a repetition needs comes into it only after a failure.
            DeepAgentsException first;
            try
            {
                using (limit)
                {
                    using var exchange = await OpenAsync(request, limit).ConfigureAwait(false);
                    return form is null ? default! : await ReadAsync(exchange, form, limit).ConfigureAwait(false);
                }
            }
            catch (DeepAgentsException failure) when (_retries.MayRepeat(request, failure, attempt: 0, cancellationToken))
            {
                first = failure;
            }

            using var whole = new CallLimit(TimeoutKind.Total, TotalLimit(request), settings.TimeProvider, cancellationToken, started);
            return await RepeatAsync(request, first, form, whole).ConfigureAwait(false);
        }
        catch (Exception exception) when (CallTrace.LetPass(trace, exception))
        {
            throw;
        }
    }

    /// <summary>What is secret is known before anything is logged or traced.</summary>
    private void Begin(ApiRequest request)
    {
        request.Secrets.Client = _lastKeys;
        request.AddSecretsOfOptions();
    }

    /// <summary>Of the limit of a try and that of the whole call, the one that is over first.</summary>
    private CallLimit FirstLimit(ApiRequest request, CancellationToken cancellationToken)
    {
        var (one, whole) = (TryLimit(request), TotalLimit(request));
        var isTotal = whole != Timeout.InfiniteTimeSpan && (one == Timeout.InfiniteTimeSpan || whole <= one);
        return isTotal
            ? new CallLimit(TimeoutKind.Total, whole, settings.TimeProvider, cancellationToken)
            : new CallLimit(TimeoutKind.Request, one, settings.TimeProvider, cancellationToken);
    }

    private async Task<T> RepeatAsync<T>(ApiRequest request, DeepAgentsException first, JsonForm<T>? form, CallLimit whole)
    {
        var last = first;
        try
        {
            return await _retries.RepeatAsync(request, first, TryAsync, whole.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (exception.CancellationToken == whole.Token)
        {
            // It was cut in a pause between two tries.
            var cut = whole.Translate(exception, request);
            throw cut is DeepAgentsTimeoutException timeout ? Telling(timeout, last) : cut;
        }
        catch (DeepAgentsTimeoutException timeout) when (timeout.Kind == TimeoutKind.Total)
        {
            throw Telling(timeout, last);
        }

        async Task<T> TryAsync(ApiRequest again, CancellationToken cancelled)
        {
            using var limit = new CallLimit(TryLimit(again), settings.TimeProvider, whole);
            try
            {
                using var exchange = await OpenAsync(again, limit).ConfigureAwait(false);
                return form is null ? default! : await ReadAsync(exchange, form, limit).ConfigureAwait(false);
            }
            catch (DeepAgentsNotFoundException) when (again.Method == "DELETE")
            {
                // The try before, whose answer was lost, has deleted it.
                return form is null ? default! : form.Empty;
            }
            catch (DeepAgentsApiException failure)
            {
                last = failure;
                throw;
            }
        }
    }

    /// <summary>An answer that arrived says more than the limit that ended the call afterwards.</summary>
    private static DeepAgentsException Telling(DeepAgentsTimeoutException timeout, DeepAgentsException last) =>
        last is DeepAgentsApiException ? last : timeout;

    private TimeSpan TryLimit(ApiRequest request) => request.Options?.Timeout ?? request.OwnTimeout ?? settings.Timeouts.Request;

    /// <summary>A call that waits on purpose may take longer than calls usually do.</summary>
    private TimeSpan TotalLimit(ApiRequest request)
    {
        if (request.Options?.Timeout is { } own)
        {
            return own;
        }

        var usual = settings.Timeouts.Total;
        return usual != Timeout.InfiniteTimeSpan && request.OwnTimeout is { } needed && (needed == Timeout.InfiniteTimeSpan || needed > usual) ? needed : usual;
    }
}
