namespace Quickstart.Steps;

/// <summary>A step got something other than it expected; the message says what.</summary>
internal sealed class StepFailedException(string message) : Exception(message);
