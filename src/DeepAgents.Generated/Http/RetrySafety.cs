namespace DeepAgents;

/// <summary>Whether a request may be repeated when nobody knows what became of the first one. It is data of the contract's overlay.</summary>
internal enum RetrySafety
{
    /// <summary>Only when the service certainly did not process the first one.</summary>
    Never,

    /// <summary>Repeating changes nothing more.</summary>
    Safe,
}
