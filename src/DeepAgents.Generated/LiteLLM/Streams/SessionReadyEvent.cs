namespace DeepAgents.LiteLLM;

/// <summary>The session takes the message (<c>ready</c>): the first frame.</summary>
public sealed class SessionReadyEvent : SessionStreamEvent
{
    /// <summary>Creates an event, for tests of the code that reads a stream.</summary>
    /// <param name="data">The raw data.</param>
    public SessionReadyEvent(string data)
        : base("ready", data)
    {
    }
}
