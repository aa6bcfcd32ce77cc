namespace DeepAgents.LiteLLM;

/// <summary>
/// The platform ended a session's stream with an error frame, such as <c>harness event stream failed</c> or <c>stream timeout</c>. What came
/// before was handed out; the turn may go on all the same.
/// </summary>
public class SessionStreamException : DeepAgentsException
{
    /// <summary>Creates an exception for an error frame.</summary>
    /// <param name="reason">What the frame says.</param>
    public SessionStreamException(string reason)
        : base($"The session's stream failed: {SafeText.Display(reason ?? throw new ArgumentNullException(nameof(reason)), 500)}") => Reason = reason;

    /// <summary>What the frame says.</summary>
    public string Reason { get; }
}
