namespace DeepAgents.Emulator;

/// <summary>How long each request waits before it is looked at: a time between the two, evenly spread.</summary>
public sealed class LatencyScript
{
    /// <summary>The shortest wait.</summary>
    /// <value>The default is zero.</value>
    public TimeSpan Minimum { get; set; }

    /// <summary>The longest wait; not below <see cref="Minimum"/>.</summary>
    /// <value>The default is zero.</value>
    public TimeSpan Maximum { get; set; }
}
