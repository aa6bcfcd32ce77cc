using System.Diagnostics.CodeAnalysis;
#if !NETSTANDARD2_0
using System.Runtime.CompilerServices;
#endif
using Newtonsoft.Json.Linq;

namespace DeepAgents;

/// <summary>What is known of one stream across its connections: where it is, whether it is done, and what went wrong.</summary>
internal sealed class StreamState<T>(ApiRequest request, StreamProtocol<T> protocol, int maxEventValues)
{
    private const double LongestPauseSeconds = 15;

    private readonly StreamPosition _position = new(request.IsResumable);
    private SecretScrubber _scrubber = SecretScrubber.None;
    private bool _hasTail;
    private string? _runId;

    /// <summary>Whether the stream has said that all is done.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>What ended the connection before the stream was done.</summary>
    public StreamInterruptedException? Fault { get; private set; }

    /// <summary>Where the server said that the stream can be taken up again, on our own origin.</summary>
    public Uri? ResumeAt { get; private set; }

    /// <summary>How long the server asks to wait before a resumption (<c>retry:</c>); negative if it does not.</summary>
    public TimeSpan ReconnectionInterval { get; private set; } = Timeout.InfiniteTimeSpan;

    public bool CanResume => ResumeAt is not null && _position.CanResume;

    public void Opened(Exchange exchange, Uri endpoint)
    {
        var response = exchange.Response;
        _scrubber = exchange.Request.Secrets.Scrubber;
        Fault = null;
        _hasTail = false;
        if (ResumeAt is not null)
        {
            _position.Resume();
        }

        // The key is sent along, so another origin is refused.
        if (request.IsResumable && response.Headers.Location is { } location && Resolve(location, endpoint) is { } address && SameOrigin(address, endpoint))
        {
            ResumeAt = address;
        }
    }

    /// <summary>The pause before a resumption. The first one is made at once, because most breaks are over when they are noticed.</summary>
    public TimeSpan PauseBefore(int resumption)
    {
        var growing = resumption < 2 ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Min(Math.Pow(2, resumption - 2), LongestPauseSeconds));
        return ReconnectionInterval > growing ? ReconnectionInterval : growing;
    }

    public ApiRequest ToResumption()
    {
        var address = ResumeAt!.GetLeftPart(UriPartial.Query);
        var resumption = new ApiRequest(request.Operation, "GET", address, RetrySafety.Never, request.Options)
        {
            Accept = request.Accept,
            Trace = request.Trace,
            Secrets = request.Secrets,
        };
        if (_position.LastId is { } id)
        {
            resumption.Header("Last-Event-ID", id);
        }

        return resumption;
    }

    /// <summary>Takes the next event out of what has come already. Repetitions and a tail that was cut in half are left out.</summary>
    public bool TryRead(SseReader reader, [MaybeNullWhen(false)] out T taken)
    {
        while (reader.TryRead(out var item))
        {
            if ((!reader.WasOpenAtEnd || (_hasTail = IsWhole(item))) && _position.Advance(item.Id))
            {
                if (item.Data.Length > maxEventValues && WireJson.HoldsMoreValues(item.Data.Span, maxEventValues))
                {
                    throw Interrupted($"an event holds more than {maxEventValues} JSON values, see MaxResponseValues");
                }

                taken = protocol.Read(item);
                _runId ??= protocol.RunId(taken);
                HasEnded = protocol.IsEnd(taken) ?? HasEnded;
                return protocol.Failure(taken, _scrubber) is { } failure ? throw failure : true;
            }
        }

        taken = default;
        return false;
    }

    /// <summary>Waits for more events. At the end, <see cref="Fault"/> says whether it was one before the time.</summary>
#if !NETSTANDARD2_0
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
#endif
    public async ValueTask<bool> FillAsync(SseReader reader, IdleLimit idle, CancellationToken caller)
    {
        try
        {
            if (!reader.IsTooLarge && await reader.FillAsync().ConfigureAwait(false))
            {
                return true;
            }

            // A larger event would be as large the next time.
            ResumeAt = reader.IsTooLarge ? null : ResumeAt;
            Fault = reader.IsTooLarge ? Interrupted($"an event is larger than {reader.MaxEventBytes} bytes, see MaxResponseBytes")
                : reader.IsForeign ? Interrupted("its body is not an event stream")
                : reader.WasOpenAtEnd && !_hasTail ? Interrupted("the last event was cut off")
                : protocol.NeedsEnd && !HasEnded ? Interrupted("it ended without the event that says it is done")
                : null;
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or HttpRequestException or InvalidDataException or ObjectDisposedException)
        {
            caller.ThrowIfCancellationRequested();
            if (idle.IsOver)
            {
                throw new DeepAgentsTimeoutException(TimeoutKind.Idle, idle.Limit, request.Operation, SafeException.Of(exception, _scrubber));
            }

            Fault = HasEnded ? null : Broken(exception);
        }

        ReconnectionInterval = reader.ReconnectionInterval;
        return false;
    }

    public StreamInterruptedException Broken(Exception exception) =>
        Interrupted("the connection broke", SafeException.Of(exception, _scrubber));

    public StreamInterruptedException Interrupted(string reason, Exception? innerException = null) =>
        new(request.Operation, reason, Scrub(_position.LastId), Scrub(_runId), innerException);

    /// <summary>
    /// Whether an event without its blank line is complete. The digits of a number could go on. The id of such an event could as well, so a
    /// resumable stream is resumed instead.
    /// </summary>
    private bool IsWhole(in RawServerSentEvent item) =>
        !request.IsResumable && WireJson.ParseOrNull(item.Data.Span) is { Type: not (JTokenType.Integer or JTokenType.Float) };

    private string? Scrub(string? text) => text is null ? null : _scrubber.Scrub(text);

    /// <summary>
    /// The runtime behind a service does not know the path that the service is mounted at, and leaves it out. What is no address at all is
    /// <see langword="null"/>.
    /// </summary>
    private static Uri? Resolve(Uri location, Uri endpoint)
    {
        var text = location.OriginalString;
        var isFromRoot = text.Length > 0 && text[0] == '/' && !(text.Length > 1 && text[1] == '/');
        var target = isFromRoot && !text.StartsWith(endpoint.AbsolutePath, StringComparison.Ordinal) ? text.Substring(1) : text;
        return Uri.TryCreate(endpoint, target, out var address) ? address : null;
    }

    private static bool SameOrigin(Uri one, Uri other) =>
        Uri.Compare(one, other, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0;
}
