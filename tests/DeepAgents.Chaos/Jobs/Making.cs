namespace DeepAgents.Chaos.Jobs;

/// <summary>
/// One thing that a job tries to make, once. Until it is confirmed, whether it was made is in doubt: a request that failed may have
/// taken effect.
/// </summary>
/// <param name="Kind">What the ledger calls it.</param>
/// <param name="Name">A name that nothing else has in this run; the text of runs and messages begins with it.</param>
/// <param name="Parent">The id of what it belongs to, or null.</param>
internal sealed record Making(string Kind, string Name, string? Parent)
{
    public bool IsConfirmed { get; private set; }

    /// <summary>The server has shown that it was made.</summary>
    public void Confirm() => IsConfirmed = true;
}
