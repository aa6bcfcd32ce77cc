namespace DeepAgents;

/// <summary>The base of the root clients: it holds the connection that the clients below it share.</summary>
public abstract partial class RootClient : IDisposable
{
    private readonly Func<HttpMessageInvoker> _connection;
    private readonly HttpMessageInvoker? _owned;
    private volatile bool _isDisposed;

    private protected RootClient(ClientSettings settings, HttpMessageHandler? handler)
    {
        if (handler is null)
        {
            var (invoker, isOwned) = Connection.For(settings);
            _owned = isOwned ? invoker : null;
            _connection = () => invoker;
        }
        else
        {
            // The handler is the caller's: it outlives us.
            var invoker = new HttpMessageInvoker(handler, disposeHandler: false);
            _connection = () => invoker;
        }

        Api = new ApiClient(settings, Connect);
    }

    private protected RootClient(ClientSettings settings, Func<HttpMessageInvoker> connection)
    {
        _connection = connection;
        Api = new ApiClient(settings, Connect);
    }

    private protected ApiClient Api { get; }

    /// <summary>Ends the use of the client: calls after it throw <see cref="ObjectDisposedException"/>. A caller's own handler is left alone.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases what the client holds.</summary>
    /// <param name="disposing">Whether it is called by <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _isDisposed = true;
            _owned?.Dispose();
        }
    }

    private HttpMessageInvoker Connect() => _isDisposed ? throw new ObjectDisposedException(GetType().Name) : _connection();
}
