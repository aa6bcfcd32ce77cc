namespace DeepAgents.Emulator.Runs;

/// <summary>Ends a run as failed, with the name that the runtime gives the error.</summary>
internal sealed class RunFailure(string name, string message) : Exception(message)
{
    public string Name { get; } = name;

    public static RunFailure EmptyInput(string message) => new("EmptyInputError", message);
}
