namespace DeepAgents.LiteLLM;

/// <summary>The turn is over (<c>done</c>): the last frame.</summary>
public sealed class SessionDoneEvent : SessionStreamEvent
{
    /// <summary>Creates an event, for tests of the code that reads a stream.</summary>
    /// <param name="data">The raw data.</param>
    public SessionDoneEvent(string data)
        : base("done", data)
    {
    }
}
