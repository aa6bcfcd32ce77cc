namespace DeepAgents.ContractDrift.Reading;

/// <summary>A source that is no contract: withdrawn, not JSON or YAML, or without a path.</summary>
/// <param name="source">The file or the address, as it was asked for.</param>
/// <param name="reason">Why, and what to do about it.</param>
/// <param name="line">The line of the source that is wrong, counted from one; zero when the whole source is.</param>
internal sealed class UnreadableSourceException(string source, string reason, long line = 0, long column = 0) : Exception(reason)
{
    public long Line => line;

    /// <summary>The form that MSBuild and editors know.</summary>
    public string Report => line > 0 ? $"{source}({line},{Math.Max(1, column)}): error DRIFT050: {Message}" : $"{source} : error DRIFT050: {Message}";
}
