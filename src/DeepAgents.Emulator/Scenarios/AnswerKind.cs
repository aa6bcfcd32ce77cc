namespace DeepAgents.Emulator;

/// <summary>What an agent does with an input.</summary>
public enum AnswerKind
{
    /// <summary>It answers with a text.</summary>
    Text,

    /// <summary>It calls a tool, whose work can be streamed as a subgraph, and then answers with a text.</summary>
    ToolCall,

    /// <summary>
    /// It pauses for a person: the thread is <c>interrupted</c> until the interrupt is resolved, and then the run goes on to its
    /// answer. The platform's harness has no interrupts and answers with the text.
    /// </summary>
    Interrupt,

    /// <summary>
    /// It fails: the stream of a run has an <c>error</c> event and its thread is in <c>error</c>; a message is answered with 502; an
    /// initial prompt leaves its failure in <c>failure_reason</c>.
    /// </summary>
    Error,
}
