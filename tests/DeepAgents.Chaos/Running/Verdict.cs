using DeepAgents.Chaos.Jobs;

namespace DeepAgents.Chaos.Running;

/// <summary>What the exception that a job ended in says about the package.</summary>
internal static class Verdict
{
    public static JobEnd Of(Exception? failure, CancellationToken caller) => failure switch
    {
        null => JobEnd.Done,
        OperationCanceledException cancelled when caller.IsCancellationRequested && cancelled.CancellationToken == caller => JobEnd.Cancelled,
        DeepAgentsException when IsCancellationInDisguise(failure, caller) => JobEnd.Wrong,
        DeepAgentsException or UnusableAnswerException => JobEnd.EndedByFault,
        _ => JobEnd.Wrong,
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
