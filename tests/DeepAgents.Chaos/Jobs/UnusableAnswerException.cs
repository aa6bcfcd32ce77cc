namespace DeepAgents.Chaos.Jobs;

/// <summary>A request succeeded, but its answer lacks what the job needs: a fault of the server that a client has to let pass.</summary>
internal sealed class UnusableAnswerException(string missing) : Exception($"The answer lacks {missing}.")
{
    public static string Need(string? value, string what) => string.IsNullOrEmpty(value) ? throw new UnusableAnswerException(what) : value;
}
