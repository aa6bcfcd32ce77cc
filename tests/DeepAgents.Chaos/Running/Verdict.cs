using DeepAgents.Chaos.Jobs;
using DeepAgents.LiteLLM;

namespace DeepAgents.Chaos.Running;

/// <summary>What the exception that a job ended in says about the package.</summary>
internal static class Verdict
{
    public static JobEnd Of(Exception? failure, CancellationToken caller) => failure switch
    {
        null => JobEnd.Done,
        OperationCanceledException cancelled when caller.IsCancellationRequested && cancelled.CancellationToken == caller => JobEnd.Cancelled,
        DeepAgentsException when IsCancellationInDisguise(failure, caller) => JobEnd.Wrong,
        _ => IsFault(failure) ? JobEnd.EndedByFault : JobEnd.Wrong,
    };

    /// <summary>
    /// Whether the emulator's faults are a reason for it. That a service refuses, or that a wait or a run ends badly, is none of them:
    /// then the client has lost track.
    /// </summary>
    public static bool IsFault(Exception failure) => failure switch
    {
        DeepAgentsApiException { Status: >= 400 and < 500 and not (408 or 429) } => false,
        TerminalStateException or RunStreamException or SessionStreamException => false,
        _ => failure is DeepAgentsException or UnusableAnswerException,
    };

    /// <summary>
    /// A fault that comes a moment before the cancellation may well be told after it. But a cancellation must not look like a fault;
    /// only a time limit has one of its own inside.
    /// </summary>
    private static bool IsCancellationInDisguise(Exception failure, CancellationToken caller)
    {
        if (!caller.IsCancellationRequested || failure is DeepAgentsTimeoutException or PollingTimeoutException)
        {
            return false;
        }

        for (var inner = failure.InnerException; inner is not null; inner = inner.InnerException)
        {
            if (inner is OperationCanceledException)
            {
                return true;
            }
        }

        return false;
    }
}
