namespace DeepAgents.Tests.Fuzzing.Wire;

/// <summary>How the bytes of a body come to an end.</summary>
internal enum BodyEnd
{
    Well,

    /// <summary>The connection is reset.</summary>
    Reset,

    /// <summary>The answer stops before its announced length.</summary>
    Premature,

    /// <summary>The compression turns out to be none.</summary>
    BadCompression,

    /// <summary>Nothing comes any more, until a limit ends the waiting.</summary>
    Stall,
}
