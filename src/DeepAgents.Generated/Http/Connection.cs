namespace DeepAgents;

/// <summary>
/// The handlers of our own making. They follow no redirect (the key would go along), keep no cookies, and give up connections after a
/// while, so that a change of address is noticed. What is compressed comes as it is: see <see cref="Compression"/>.
/// </summary>
internal static class Connection
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    // One for the whole process: a handler for each client would use up sockets.
    private static readonly Lazy<HttpMessageInvoker> Shared = new(() => new HttpMessageInvoker(CreateHandler(new TimeoutOptions().Connect)));

    /// <summary>The shared connection, or one of its own for a client whose connect timeout is not the usual one.</summary>
    public static (HttpMessageInvoker Invoker, bool IsOwned) For(ClientSettings settings) =>
        settings.Timeouts.Connect == new TimeoutOptions().Connect
            ? (Shared.Value, false)
            : (new HttpMessageInvoker(CreateHandler(settings.Timeouts.Connect)), true);

#if NETSTANDARD2_0
    public static HttpMessageHandler CreateHandler(TimeSpan connectTimeout) => new HttpClientHandler
    {
        AllowAutoRedirect = false,

        // .NET Framework allows two at a time, so that two open streams would hold up every other call.
        MaxConnectionsPerServer = int.MaxValue,
        UseCookies = false,
    };
#else
    public static HttpMessageHandler CreateHandler(TimeSpan connectTimeout) => new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        ConnectTimeout = connectTimeout,
        EnableMultipleHttp2Connections = true,

        // A stream that is left would otherwise be read on for two seconds, to save a connection that no chatty stream gives back.
        ResponseDrainTimeout = TimeSpan.Zero,
        PooledConnectionLifetime = Lifetime,
        UseCookies = false,
    };
#endif
}
