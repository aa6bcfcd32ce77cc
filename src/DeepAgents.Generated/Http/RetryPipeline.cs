using System.Net.Sockets;
using System.Security.Authentication;
using Polly;
using Polly.Retry;

namespace DeepAgents;

/// <summary>Repeats what failed for a passing reason and may be repeated. It wraps sending and reading, so a body that breaks is repeated too.</summary>
internal sealed class RetryPipeline
{
    private static readonly ResiliencePropertyKey<ApiRequest> Request = new("DeepAgents.Request");

    private readonly RetryOptions _options;
    private readonly Func<double> _random;
    private readonly ResiliencePipeline _pipeline;

    public RetryPipeline(RetryOptions options, TimeProvider timeProvider, Func<double>? random = null)
    {
        _options = options;
        _random = random ?? RandomShare;
        _pipeline = new ResiliencePipelineBuilder { TimeProvider = timeProvider }
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = int.MaxValue,
                ShouldHandle = args => new(ShouldRepeat(args)),
                DelayGenerator = args => new(Pause(args.Outcome.Exception, args.AttemptNumber)),
                OnRetry = args =>
                {
                    Tell(args);
                    return default;
                },
            })
            .Build();
    }

    /// <summary>Goes on after a first failure, as if the first try had been one of the pipeline's own.</summary>
    public async Task<T> RepeatAsync<T>(ApiRequest request, DeepAgentsException first, Func<ApiRequest, CancellationToken, Task<T>> attempt, CancellationToken cancellationToken)
    {
        DeepAgentsException? known = first;
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, cancellationToken);
        context.Properties.Set(Request, request);
        try
        {
            return await _pipeline.ExecuteAsync(async context => await TryAsync(context.CancellationToken).ConfigureAwait(false), context).ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }

        Task<T> TryAsync(CancellationToken cancelled) => Interlocked.Exchange(ref known, null) is { } failure ? Task.FromException<T>(failure) : attempt(request, cancelled);
    }

    public bool MayRepeat(ApiRequest request, DeepAgentsException failure, int attempt, CancellationToken cancellationToken) =>
        failure.IsTransient &&
        failure is not DeepAgentsTimeoutException { Kind: TimeoutKind.Total } &&
        !cancellationToken.IsCancellationRequested &&
        attempt < (request.Options?.MaxRetries ?? _options.MaxRetries) &&
        !(failure.RetryAfter > _options.MaxDelay) &&
        (request.Retry == RetrySafety.Safe || WasNotProcessed(failure));

    /// <summary>Whether the request certainly had no effect: it did not arrive, or was turned away at the door.</summary>
    private static bool WasNotProcessed(DeepAgentsException failure) => failure switch
    {
        DeepAgentsRateLimitException => true,
        DeepAgentsTimeoutException timeout => timeout.Kind == TimeoutKind.Connect,
        DeepAgentsConnectionException connection => IsRefusal(connection.InnerException),
        _ => false,
    };

    /// <summary>
    /// Whether the connection failed before a byte of the request could be sent. Only the transport can say so: a handler of the caller may
    /// throw the same kinds of exceptions after the request was sent.
    /// </summary>
    private static bool IsRefusal(Exception? exception)
    {
        var isOfTransport = false;
        for (var at = exception; at is not null; at = at.InnerException)
        {
            isOfTransport |= at is HttpRequestException;
            var isUnreachable = at is SocketException { SocketErrorCode: var code } && IsUnreachable(code);
            if (isOfTransport && (isUnreachable || at is AuthenticationException || IsBeforeSending(at)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsUnreachable(SocketError error) => error is
        SocketError.ConnectionRefused or SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData or SocketError.NoRecovery
        or SocketError.HostUnreachable or SocketError.HostDown or SocketError.NetworkUnreachable or SocketError.NetworkDown;

#if NETSTANDARD2_0
    private static bool IsBeforeSending(Exception exception) => false;
#else
    private static bool IsBeforeSending(Exception exception) => exception is HttpRequestException
    {
        HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError
            or HttpRequestError.ProxyTunnelError,
    };
#endif

#if NETSTANDARD2_0
    // A new one for each pause: the shared one of newer frameworks is not there, and one of our own would not be thread-safe.
    private static double RandomShare() => new Random(Guid.NewGuid().GetHashCode()).NextDouble();
#else
    private static double RandomShare() => Random.Shared.NextDouble();
#endif

    private static void Tell(OnRetryArguments<object> args)
    {
        if (args.Outcome.Exception is { } failure && args.Context.Properties.TryGetValue(Request, out var request))
        {
            request.Trace?.Retrying(failure, args.RetryDelay);
        }
    }

    private bool ShouldRepeat(RetryPredicateArguments<object> args) =>
        args.Outcome.Exception is DeepAgentsException failure &&
        args.Context.Properties.TryGetValue(Request, out var request) &&
        MayRepeat(request, failure, args.AttemptNumber, args.Context.CancellationToken);

    private TimeSpan? Pause(Exception? failure, int attempt)
    {
        var longest = Math.Min(_options.BaseDelay.TotalMilliseconds * Math.Pow(2, attempt), _options.MaxDelay.TotalMilliseconds);
        var pause = TimeSpan.FromMilliseconds(longest * _random());
        return (failure as DeepAgentsException)?.RetryAfter is { } asked && asked > pause ? asked : pause;
    }
}
