namespace DeepAgents;

/// <summary>How to follow a run, and how to wait for its end.</summary>
public sealed class RunWaitOptions
{
    /// <summary>Settings of the call that streams the run.</summary>
    /// <value><see langword="null"/> by default: the settings of the client apply.</value>
    public StreamOptions? Stream { get; set; }

    /// <summary>How to poll for the end once the stream is over. The default timeout is 10 minutes.</summary>
    /// <value><see langword="null"/> by default: the intervals of <see cref="PollingOptions"/> and a timeout of 10 minutes.</value>
    public PollingOptions? Polling { get; set; }

    /// <summary>Called for each event of the run, in order, before the next one is read.</summary>
    /// <value><see langword="null"/> by default.</value>
    public Action<RunEvent>? OnEvent { get; set; }

    /// <summary>
    /// Called for each piece of text that the assistant writes. An empty line separates messages; text of subgraphs is left out. The run
    /// is asked to stream messages, whatever the stream modes of its request are.
    /// </summary>
    /// <value><see langword="null"/> by default.</value>
    public Action<string>? OnText { get; set; }
}
