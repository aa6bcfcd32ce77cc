namespace DeepAgents.Emulator;

/// <summary>What goes wrong with a request.</summary>
public enum FaultKind
{
    /// <summary>An error of the service's own shape with <see cref="FaultRule.Status"/>.</summary>
    Status,

    /// <summary>An HTML page, as gateways send, with <see cref="FaultRule.Status"/>.</summary>
    Html,

    /// <summary>An empty body with <see cref="FaultRule.Status"/>.</summary>
    Empty,

    /// <summary>Nothing but <see cref="FaultRule.Delay"/>; then the usual answer.</summary>
    Slow,

    /// <summary>The connection is reset before the answer.</summary>
    Reset,

    /// <summary>The connection is reset in the middle of the body.</summary>
    ResetInBody,

    /// <summary>The body stops in its middle and goes on never.</summary>
    Stall,

    /// <summary>The body ends in its middle, and ends cleanly.</summary>
    Truncate,

    /// <summary>The usual answer under <see cref="FaultRule.ContentType"/>.</summary>
    ContentType,

    /// <summary>307 to <see cref="FaultRule.Location"/>, by default at another origin.</summary>
    Redirect,

    /// <summary>The usual answer with a value in each enumeration that no document knows.</summary>
    UnknownEnum,

    /// <summary>The usual answer with null for each member that the contract does not require.</summary>
    NullOptionals,

    /// <summary>The usual answer with members in each object that no document knows.</summary>
    ExtraMembers,
}
