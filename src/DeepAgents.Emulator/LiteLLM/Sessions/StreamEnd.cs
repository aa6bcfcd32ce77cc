namespace DeepAgents.Emulator.LiteLLM.Sessions;

/// <summary>Why a stream of bus events ended.</summary>
internal enum StreamEnd
{
    /// <summary>The turn is over.</summary>
    Idle,

    /// <summary>The harness failed in the turn.</summary>
    Failed,

    /// <summary>The session is gone.</summary>
    Interrupted,

    /// <summary>The stream lasted as long as the platform lets it.</summary>
    Ceiling,
}
