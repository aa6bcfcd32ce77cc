namespace DeepAgents.Emulator;

/// <summary>How the sandbox of a session comes up. Sessions of inline harnesses have none and are ready at once.</summary>
public enum BringUpKind
{
    /// <summary>A new sandbox, through all the phases; the repository is cloned twice, by the harness and by the platform.</summary>
    Cold,

    /// <summary>A waiting sandbox: its name and URL are there from the beginning, and two phases are left.</summary>
    Warm,

    /// <summary>A sandbox on the platform's own machine: no sandbox phases, and no name.</summary>
    Local,

    /// <summary>A cold start that ends in <c>failed</c>; the phase keeps its last value.</summary>
    Failing,
}
