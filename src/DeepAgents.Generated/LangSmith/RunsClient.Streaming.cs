namespace DeepAgents.LangSmith;

public partial class RunsClient
{
    /// <summary>
    /// Starts a run and hands out its events as bytes, for who passes them on or counts them. Nothing is parsed: an <c>error</c> event is
    /// handed out like any other.
    /// </summary>
    /// <remarks><para><c>POST /threads/{thread_id}/runs/stream</c></para></remarks>
    /// <param name="threadId">The id of the thread.</param>
    /// <param name="request">What the run starts from.</param>
    /// <param name="options">Settings of this one call.</param>
    /// <param name="cancellationToken">Ends the stream; the run may go on.</param>
    /// <returns>The events, each good until the next one is asked for. The request is sent when the enumeration starts, and ended when it is left.</returns>
    /// <exception cref="StreamInterruptedException">The stream broke.</exception>
    /// <exception cref="DeepAgentsApiException">The service refused.</exception>
    public virtual IAsyncEnumerable<RawServerSentEvent> StreamRawAsync(
        string threadId, StreamRunRequest request, StreamOptions? options = null, CancellationToken cancellationToken = default)
    {
        var sent = new ApiRequest("Runs.StreamRaw", "POST", "threads/{thread_id}/runs/stream", RetrySafety.Never, options);
        sent.Path("thread_id", threadId, nameof(threadId));
        sent.Body(request, nameof(request));
        return Api.StreamAsync(sent, new RawServerSentEvent.Protocol("end", "error"), cancellationToken);
    }
}
