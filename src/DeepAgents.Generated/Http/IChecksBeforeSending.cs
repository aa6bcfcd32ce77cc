namespace DeepAgents;

/// <summary>A body that is completed, or refused, right before it is sent.</summary>
internal interface IChecksBeforeSending
{
    /// <summary>The body to send: this one, or a completed copy.</summary>
    /// <exception cref="ArgumentException">The body cannot be sent.</exception>
    JsonModel ToSend();
}
