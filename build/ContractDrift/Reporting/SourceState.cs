namespace DeepAgents.ContractDrift.Reporting;

/// <summary>Whether a source could be compared, and why not.</summary>
internal enum SourceState
{
    Read,

    /// <summary>Known to be withdrawn, and still gone.</summary>
    Withdrawn,

    /// <summary>Known to be withdrawn, but there again.</summary>
    Returned,

    /// <summary>Gone, and nobody has said yet that it was withdrawn.</summary>
    Vanished,

    Unreadable,
}
