namespace DeepAgents.ContractDrift.Reading;

/// <summary>A source that is not a contract: not JSON or YAML, without a path, or out of reach.</summary>
/// <param name="source">The file or the address, as it was asked for.</param>
/// <param name="reason">Why, and what to do about it.</param>
/// <param name="line">The line of the source that is wrong, counted from one; zero when the whole source is.</param>
internal class UnreadableSourceException(string source, string reason, long line = 0, long column = 0) : Exception(reason)
{
    public string Location => source;

    public long Line => line;

    /// <summary>The form that MSBuild and editors know.</summary>
    public string Report => $"{source}{(line > 0 ? $"({line},{Math.Max(1, column)})" : " ")}: error DRIFT050: {Message}";
}

/// <summary>A source whose server says that it does not have it: withdrawn or moved.</summary>
internal sealed class VanishedSourceException(string source, int status)
    : UnreadableSourceException(source, $"withdrawn or moved: the server answered {status}");
