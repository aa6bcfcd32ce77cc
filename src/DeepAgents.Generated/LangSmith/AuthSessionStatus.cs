namespace DeepAgents.LangSmith;

public readonly partial struct AuthSessionStatus
{
    /// <summary>Whether the session is over, well or not. An unknown status is not.</summary>
    public bool IsFinal => this == Completed || this == ConnectionRequired || this == TokenExpired;
}
