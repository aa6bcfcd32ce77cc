namespace DeepAgents.Chaos.Plants;

/// <summary>A misbehaviour of this program itself, which one of the checks must notice.</summary>
internal enum Plant
{
    None,

    /// <summary>A creation is sent more than once.</summary>
    DuplicateRequest,

    /// <summary>One event of a stream is dropped.</summary>
    LostEvent,

    /// <summary>One event of a stream comes twice.</summary>
    RepeatedEvent,

    /// <summary>The answer of a run is taken for another one.</summary>
    WrongAnswer,

    /// <summary>An answer is never read to its end nor disposed of.</summary>
    LeakedConnection,

    /// <summary>A task fails, and nobody looks.</summary>
    UnobservedTask,

    /// <summary>A task goes on for long after all jobs are over.</summary>
    LeakedTask,

    /// <summary>A stream ends in an exception that callers are not promised.</summary>
    WrongException,

    /// <summary>A job never ends.</summary>
    UnfinishedJob,

    /// <summary>A job goes on long after it was cancelled.</summary>
    HangingCancellation,

    /// <summary>A deletion is noted but not done.</summary>
    ForgottenDeletion,
}
