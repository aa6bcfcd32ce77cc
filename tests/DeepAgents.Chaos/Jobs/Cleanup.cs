namespace DeepAgents.Chaos.Jobs;

/// <summary>The deletion of something that a job has made.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Its id.</param>
/// <param name="MustStay">Whether the audit still needs it.</param>
/// <param name="DeleteAsync">Deletes it.</param>
internal sealed record Cleanup(string Kind, string Id, Func<bool> MustStay, Func<CancellationToken, Task> DeleteAsync);
