namespace DeepAgents.Emulator;

/// <summary>How an authorization session ends.</summary>
public enum AuthorizationOutcome
{
    /// <summary>The session is <c>COMPLETED</c>.</summary>
    Completed,

    /// <summary>The session is <c>CONNECTION_REQUIRED</c>, as after a person's no.</summary>
    ConnectionRequired,

    /// <summary>The session is <c>TOKEN_EXPIRED</c>.</summary>
    TokenExpired,
}
