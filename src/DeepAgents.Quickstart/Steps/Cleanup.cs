using DeepAgents;

namespace Quickstart.Steps;

/// <summary>
/// Deletes what the tours made, the latest first, because a session needs its agent. It also runs after a failure or Ctrl+C, so it
/// has a time limit of its own instead of the token of the run.
/// </summary>
internal sealed class Cleanup(StepLog steps)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    private readonly Stack<(string Title, string Id, Func<CancellationToken, Task> Delete)> _made = new();

    /// <summary>Remembers something that was made. Call it at once after the creation: a later check may fail.</summary>
    public void Add(string title, string id, Func<CancellationToken, Task> delete) => _made.Push((title, id, delete));

    public async Task RunAsync()
    {
        if (_made.Count == 0)
        {
            return;
        }

        steps.Section("Clean-up");
        using var limit = new CancellationTokenSource(Limit);
        while (_made.TryPop(out var made))
        {
            steps.Begin(made.Title);
            try
            {
                await made.Delete(limit.Token);
                steps.Pass($"{made.Id} is gone");
            }
            catch (DeepAgentsNotFoundException)
            {
                steps.Pass($"{made.Id} was gone already");
            }
            catch (OperationCanceledException)
            {
                steps.Fail(new StepFailedException($"No time left; {made.Id} is still there."));
            }
            catch (Exception failure)
            {
                // One thing that stays is no reason to leave the others.
                steps.Fail(failure);
            }
        }
    }
}
