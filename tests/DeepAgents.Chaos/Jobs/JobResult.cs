namespace DeepAgents.Chaos.Jobs;

/// <summary>What became of one job.</summary>
/// <param name="Number">Which job it was.</param>
/// <param name="End">How it ended.</param>
/// <param name="Failure">The exception that it ended in, or null.</param>
/// <param name="CancelledWithin">From the cancellation to the end of the job; null if it was over before.</param>
internal sealed record JobResult(int Number, JobEnd End, Exception? Failure, TimeSpan? CancelledWithin = null);
