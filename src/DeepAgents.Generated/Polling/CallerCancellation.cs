namespace DeepAgents;

/// <summary>
/// The two tokens by which a caller can end a watch: the one handed to the call, and the one of
/// <see cref="TaskAsyncEnumerableExtensions.WithCancellation{T}"/>. The compiler's own combination of them would hide from the
/// caller which of them it was.
/// </summary>
internal sealed class CallerCancellation : IDisposable
{
    private readonly CancellationToken _call;
    private readonly CancellationToken _enumeration;
    private readonly CancellationTokenSource? _both;

    public CallerCancellation(CancellationToken call, CancellationToken enumeration)
    {
        _call = call;
        _enumeration = enumeration;
        if (call.CanBeCanceled && enumeration.CanBeCanceled && call != enumeration)
        {
            _both = CancellationTokenSource.CreateLinkedTokenSource(call, enumeration);
        }

        Token = _both?.Token ?? (call.CanBeCanceled ? call : enumeration);
    }

    public CancellationToken Token { get; }

    /// <summary>Throws with the very token that the caller cancelled.</summary>
    public void ThrowIfRequested()
    {
        _call.ThrowIfCancellationRequested();
        _enumeration.ThrowIfCancellationRequested();
    }

    public void Dispose() => _both?.Dispose();
}
