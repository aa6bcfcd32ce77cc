namespace DeepAgents;

/// <summary>A client cannot be made, because settings are missing or wrong. The message names every one of them.</summary>
public class DeepAgentsConfigurationException : DeepAgentsException
{
    /// <summary>Creates an exception that names settings.</summary>
    /// <param name="problems">A sentence for each setting that is missing or wrong.</param>
    public DeepAgentsConfigurationException(IEnumerable<string> problems)
        : base(string.Join(" ", problems)) => Problems = [.. problems];

    /// <summary>A sentence for each setting that is missing or wrong.</summary>
    public IReadOnlyList<string> Problems { get; }
}
