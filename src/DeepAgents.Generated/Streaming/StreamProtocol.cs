namespace DeepAgents;

/// <summary>What one kind of stream knows: what its events are, which of them is a failure, and which says that all is done.</summary>
/// <typeparam name="T">The type of an event.</typeparam>
internal abstract class StreamProtocol<T>
{
    /// <summary>Whether a stream that ends without an event that says so was cut off. Otherwise its completion is merely unconfirmed.</summary>
    public virtual bool NeedsEnd => false;

    /// <summary>Makes an event of one whose memory the next one overwrites.</summary>
    public abstract T Read(in RawServerSentEvent item);

    /// <summary>The exception that an event stands for, or <see langword="null"/> for an event that is handed out.</summary>
    /// <param name="item">The event.</param>
    /// <param name="scrubber">Takes the secrets of the request out of what the server says.</param>
    public virtual Exception? Failure(T item, SecretScrubber scrubber) => null;

    /// <summary>
    /// <see langword="true"/> for an event that says that all is done, so that whatever happens to the connection afterwards is of no
    /// interest; <see langword="false"/> for one that says that something goes on again; otherwise <see langword="null"/>.
    /// </summary>
    public virtual bool? IsEnd(T item) => null;

    /// <summary>The id of the run, from the event that tells it.</summary>
    public virtual string? RunId(T item) => null;
}
