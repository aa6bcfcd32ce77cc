namespace DeepAgents.LangSmith;

/// <summary>How to run and wait.</summary>
public sealed class RunWaitOptions
{
    /// <summary>Settings of the stream that the run is followed on.</summary>
    /// <value><see langword="null"/> by default: those of the client.</value>
    public StreamOptions? Stream { get; set; }

    /// <summary>How to poll for the end once the stream is over. The timeout is 10 minutes where it says nothing.</summary>
    /// <value><see langword="null"/> by default: the intervals of <see cref="PollingOptions"/>, and 10 minutes.</value>
    public PollingOptions? Polling { get; set; }

    /// <summary>Told of every event of the run, in order, before the next one is read.</summary>
    /// <value><see langword="null"/> by default: nobody is told.</value>
    public Action<RunEvent>? OnEvent { get; set; }
}
