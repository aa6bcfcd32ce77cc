using System.Runtime.ExceptionServices;

namespace DeepAgents;

/// <summary>
/// The record of one message on its way through the handlers of a host. It travels with the message, also with the copies that a hedging
/// handler makes, so that only the first pass leaves the process. Every later pass gets the outcome of the first.
/// </summary>
internal sealed class SendOnce
{
    private readonly TaskCompletionSource<Outcome> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _isSent;

#if NETSTANDARD2_0
    private const string Key = "DeepAgents.SendOnce";

    /// <summary>Attaches a new record to a message.</summary>
    public static void Attach(HttpRequestMessage message) => message.Properties[Key] = new SendOnce();

    /// <summary>The record of a message, or <see langword="null"/> if a handler made the message itself.</summary>
    public static SendOnce? Of(HttpRequestMessage message) => message.Properties.TryGetValue(Key, out var value) ? value as SendOnce : null;
#else
    private static readonly HttpRequestOptionsKey<SendOnce> Key = new("DeepAgents.SendOnce");

    /// <summary>Attaches a new record to a message.</summary>
    public static void Attach(HttpRequestMessage message) => message.Options.Set(Key, new SendOnce());

    /// <summary>The record of a message, or <see langword="null"/> if a handler made the message itself.</summary>
    public static SendOnce? Of(HttpRequestMessage message) => message.Options.TryGetValue(Key, out var value) ? value : null;
#endif

    public async Task<HttpResponseMessage> PassAsync(
        HttpRequestMessage message,
        Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> send,
        CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _isSent, 1) == 1)
        {
            return (await FirstOutcomeAsync(cancellationToken).ConfigureAwait(false)).Replay(message);
        }

        try
        {
            var response = await send(message, cancellationToken).ConfigureAwait(false);
            var failure = response.IsSuccessStatusCode
                ? null
                : await RecordedFailure.ReadAsync(response, cancellationToken).ConfigureAwait(false);
            _outcome.SetResult(new Outcome(failure, Exception: null));
            return failure?.ToResponse(message) ?? response;
        }
        catch (Exception exception)
        {
            _outcome.SetResult(new Outcome(Failure: null, ExceptionDispatchInfo.Capture(exception)));
            throw;
        }
    }

    private async Task<Outcome> FirstOutcomeAsync(CancellationToken cancellationToken)
    {
        var cancelled = new TaskCompletionSource<Outcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registration = cancellationToken.Register(() => cancelled.TrySetCanceled(cancellationToken));
        return await (await Task.WhenAny(_outcome.Task, cancelled.Task).ConfigureAwait(false)).ConfigureAwait(false);
    }

    /// <summary>How the first pass ended; neither member is set after a success.</summary>
    private sealed record Outcome(RecordedFailure? Failure, ExceptionDispatchInfo? Exception)
    {
        public HttpResponseMessage Replay(HttpRequestMessage message)
        {
            Exception?.Throw();
            return Failure?.ToResponse(message) ?? throw new InvalidOperationException(
                "A handler sent a message again after the service had accepted it. DeepAgents.Generated sends each message once.");
        }
    }
}
