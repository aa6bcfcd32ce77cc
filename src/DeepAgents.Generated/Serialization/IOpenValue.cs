namespace DeepAgents;

/// <summary>
/// A text with known values. Servers add values before clients learn of them, so an unknown one is kept as it came and is never an
/// error.
/// </summary>
public interface IOpenValue
{
    /// <summary>The text on the wire; empty for the default value.</summary>
    string Value { get; }

    /// <summary>Whether the contract of this version of the package knows the value.</summary>
    bool IsKnown { get; }
}
