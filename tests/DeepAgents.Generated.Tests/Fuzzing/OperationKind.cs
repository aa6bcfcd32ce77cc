namespace DeepAgents.Tests.Fuzzing;

/// <summary>What a call ends in when all goes well.</summary>
internal enum OperationKind
{
    /// <summary>Nothing but the end itself: the body is not read.</summary>
    Confirmation,
    Model,
    Stream,
}
