using System.Net.ServerSentEvents;

namespace DeepAgents;

/// <summary>What one kind of stream knows: what its events are, which of them is a failure, and which says that all is done.</summary>
/// <typeparam name="T">The type of an event.</typeparam>
internal abstract class StreamProtocol<T>
{
    /// <summary>Whether a stream that ends without an event that says so was cut off. Otherwise its completion is merely unconfirmed.</summary>
    public virtual bool NeedsEnd => false;

    public abstract T Read(SseItem<string> item);

    /// <summary>The exception that an event stands for, or <see langword="null"/> for an event that is handed out.</summary>
    public virtual Exception? Failure(T item) => null;

    /// <summary>Whether the event says that all is done, so that whatever happens to the connection afterwards is of no interest.</summary>
    public virtual bool IsEnd(T item) => false;

    /// <summary>The id of the run, from the event that tells it.</summary>
    public virtual string? RunId(T item) => null;
}
