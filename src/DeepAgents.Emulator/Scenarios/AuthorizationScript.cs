namespace DeepAgents.Emulator;

/// <summary>How a pending authorization session ends when nobody decides it at its verification URL.</summary>
public sealed class AuthorizationScript
{
    /// <summary>
    /// How long after its creation a session takes <see cref="Outcome"/> by itself, unless a person has opened its verification URL by
    /// then, who then decides; null leaves the decision to the person in any case.
    /// </summary>
    /// <value>The default is 3 seconds.</value>
    public TimeSpan? Delay { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>How the session ends.</summary>
    /// <value>The default is <see cref="AuthorizationOutcome.Completed"/>.</value>
    public AuthorizationOutcome Outcome { get; set; }
}
