namespace DeepAgents.LangSmith;

public partial class ThreadsClient
{
    private readonly CreationEcho _echo = new();

    /// <summary>
    /// Creates a thread. It is given an id of ours and the wish to leave an existing thread alone, unless the caller has set an id; then the
    /// request can be repeated after a failure without making a second thread. That counts only for a server that was seen to take over the
    /// id: against one that chooses its own, a creation is never repeated.
    /// </summary>
    /// <remarks>
    /// <para><c>POST /threads</c></para>
    /// </remarks>
    /// <param name="body">What to create. It is not changed.</param>
    /// <param name="options">Settings of this one call.</param>
    /// <param name="cancellationToken">Ends the call; the request on the wire is ended with it.</param>
    /// <returns>The thread.</returns>
    /// <exception cref="DeepAgentsApiException">The service refused. Documented statuses: 400 401 403 409 502.</exception>
    /// <exception cref="DeepAgentsConnectionException">The service could not be reached, or the connection broke.</exception>
    /// <exception cref="DeepAgentsTimeoutException">A time limit was over before the service had answered.</exception>
    public virtual async Task<AgentThread> CreateAsync(
        CreateThreadRequest body, RequestOptions? options = null, CancellationToken cancellationToken = default)
    {
        _ = body ?? throw new ArgumentNullException(nameof(body));
        var sent = string.IsNullOrEmpty(body.ThreadId) && body.IfExists is null
            ? body.With(Guid.NewGuid().ToString(), IfThreadExists.DoNothing)
            : body;
        var isRepeatable = !string.IsNullOrEmpty(sent.ThreadId) && sent.IfExists == IfThreadExists.DoNothing;
        var thread = await SendCreateAsync(isRepeatable && _echo.WasSeen, sent, options, cancellationToken).ConfigureAwait(false);
        if (isRepeatable)
        {
            _echo.Observe(string.Equals(thread.Id, sent.ThreadId, StringComparison.OrdinalIgnoreCase));
        }

        return thread;
    }

    /// <summary>Whether the server takes over ids. The last answer counts, so that a change on its side is noticed.</summary>
    private sealed class CreationEcho
    {
        private volatile bool _wasSeen;

        public bool WasSeen => _wasSeen;

        public void Observe(bool isEcho) => _wasSeen = isEcho;
    }
}
