namespace DeepAgents;

/// <summary>
/// The time limit of a call next to the caller's own cancellation. It keeps the two apart: the caller's cancellation never looks like
/// a timeout, nor the reverse. A limit of one try stands inside that of the whole call.
/// </summary>
internal sealed class CallLimit : IDisposable
{
    private readonly TimeoutKind _kind;
    private readonly TimeSpan _limit;
    private readonly CallLimit? _whole;
    private readonly CancellationToken _caller;
    private readonly CancellationTokenSource _source;
    private readonly CancellationTokenRegistration _callers;

    /// <summary>The limit of one try.</summary>
    public CallLimit(TimeSpan limit, TimeProvider timeProvider, CallLimit whole)
        : this(TimeoutKind.Request, limit, timeProvider, whole.Token) => _whole = whole;

    /// <param name="kind">What it is a limit of.</param>
    /// <param name="limit">How long that may take.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="caller">The caller's own cancellation.</param>
    /// <param name="started">The timestamp of the beginning where that was before now, or <see langword="null"/>.</param>
    public CallLimit(TimeoutKind kind, TimeSpan limit, TimeProvider timeProvider, CancellationToken caller, long? started = null)
    {
        if (limit <= TimeSpan.Zero && limit != Timeout.InfiniteTimeSpan)
        {
            throw new ArgumentOutOfRangeException(nameof(limit), limit, "The timeout of a call must be positive, or infinite.");
        }

        _kind = kind;
        _limit = limit;
        _caller = caller;

        // One source for both: who cancelled it is seen from the caller's token.
        _source = limit == Timeout.InfiniteTimeSpan ? new CancellationTokenSource() : timeProvider.CancelAfter(Left(limit, timeProvider, started));
        _callers = caller.Register(static source => ((CancellationTokenSource)source!).Cancel(), _source, useSynchronizationContext: false);
    }

    /// <summary>Cancelled by the caller or by the limit.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>
    /// Says what an exception of the transport was: the caller's wish, a limit, or the connection. Nothing secret of the request is in
    /// what it returns.
    /// </summary>
    public Exception Translate(Exception exception, ApiRequest request) =>
        _whole is { Token.IsCancellationRequested: true }
            ? _whole.Translate(exception, request)
            : Translate(SafeException.Of(exception, request.Secrets.Scrubber), request.Operation);

    public void Dispose()
    {
        _callers.Dispose();
        _source.Dispose();
    }

    private Exception Translate(Exception exception, string operation)
    {
        if (_caller.IsCancellationRequested)
        {
            return new OperationCanceledException($"{operation} was cancelled by the caller.", exception, _caller);
        }

        if (_source.IsCancellationRequested)
        {
            return new DeepAgentsTimeoutException(_kind, _limit, operation, exception);
        }

        // The handler reports its connect timeout as a cancellation that nobody asked for.
        return exception is OperationCanceledException { InnerException: TimeoutException }
            ? new DeepAgentsTimeoutException(TimeoutKind.Connect, _limit, operation, exception)
            : new DeepAgentsConnectionException(operation, exception);
    }

    private static TimeSpan Left(TimeSpan limit, TimeProvider timeProvider, long? started)
    {
        var left = started is { } beginning ? limit - timeProvider.GetElapsedTime(beginning) : limit;
        return left < TimeSpan.Zero ? TimeSpan.Zero
            : left < PollClock.LongestTimer ? left
            : PollClock.LongestTimer;
    }
}
