namespace DeepAgents.Emulator;

/// <summary>
/// How an answer fails: the stream of a run has an <c>error</c> event and its thread is in <c>error</c>; a message is answered with 502;
/// an initial prompt leaves its failure in <c>failure_reason</c>.
/// </summary>
public sealed class ErrorScript
{
    /// <summary>The name of the error.</summary>
    /// <value>The default is <c>RuntimeError</c>.</value>
    public string Type { get; set; } = "RuntimeError";

    /// <summary>The message of the error; null for one that says that the failure was asked for.</summary>
    /// <value>The default is null.</value>
    public string? Message { get; set; }
}
