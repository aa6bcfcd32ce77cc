namespace DeepAgents.Chaos.Jobs;

/// <summary>How a job ended.</summary>
internal enum JobEnd
{
    /// <summary>All of it was done.</summary>
    Done,

    /// <summary>A fault that could not be repaired ended it, with the right exception.</summary>
    EndedByFault,

    /// <summary>It was cancelled, and said so with the caller's own token.</summary>
    Cancelled,

    /// <summary>It ended in an exception that callers are not promised.</summary>
    Wrong,

    /// <summary>It did not end in the time that it has.</summary>
    Unfinished,
}
