namespace DeepAgents.Chaos.Watching;

/// <summary>What was found wrong in the answers of a job.</summary>
internal enum FindingKind
{
    LostEvent,
    RepeatedEvent,
    WrongAnswer,
}
