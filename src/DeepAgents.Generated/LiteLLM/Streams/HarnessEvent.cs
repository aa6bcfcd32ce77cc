namespace DeepAgents.LiteLLM;

/// <summary>An event of the harness's bus inside a session's stream (<c>harness_event</c>).</summary>
public sealed class HarnessEvent : SessionStreamEvent
{
    /// <summary>Creates an event, for tests of the code that reads a stream.</summary>
    /// <param name="data">The raw data of the frame.</param>
    /// <param name="bus">The event of the bus.</param>
    public HarnessEvent(string data, BusEvent bus)
        : base("harness_event", data) => Event = bus ?? throw new ArgumentNullException(nameof(bus));

    /// <summary>The event of the bus.</summary>
    public BusEvent Event { get; }
}
