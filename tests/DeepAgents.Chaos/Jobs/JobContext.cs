using DeepAgents.Chaos.Plants;
using DeepAgents.Chaos.Running;
using DeepAgents.Chaos.Watching;

namespace DeepAgents.Chaos.Jobs;

/// <summary>What a job works with, and its own notes: what it tried to make, and what is to be deleted at its end.</summary>
internal sealed class JobContext(int number, string run, Services services, Books books, Findings findings, Planted planted, CancellationToken token)
{
    private const int MostTries = 3;

    private readonly List<Making> _doubts = [];
    private readonly Stack<Cleanup> _cleanups = new();
    private int _names;

    public int Number => number;

    public Services Services => services;

    public Findings Findings => findings;

    public Planted Planted => planted;

    /// <summary>The job's own cancellation.</summary>
    public CancellationToken Token => token;

    public bool HasDoubtAbout(params IEnumerable<string> kinds) => _doubts.Exists(doubt => kinds.Contains(doubt.Kind));

    public bool HasDoubtUnder(string parent) => _doubts.Exists(doubt => doubt.Parent == parent);

    /// <summary>Makes something, once; what becomes of it is noted whatever happens.</summary>
    /// <returns>Its id.</returns>
    public async Task<string> MakeAsync(string kind, string? parent, Func<Making, Task<string>> make)
    {
        var making = new Making(kind, $"{run}-{number}-{++_names}", parent);
        string? id = null;
        try
        {
            id = await make(making);
            making.Confirm();
            return id;
        }
        finally
        {
            books.Made(making, id);
            if (!making.IsConfirmed)
            {
                _doubts.Add(making);
            }
        }
    }

    /// <summary>Does a part of the job, and after a fault does it anew: with new things, so that none is made twice.</summary>
    public async Task TryAsync(Func<Task> part)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await part();
                return;
            }
            catch (Exception exception) when (Verdict.IsFault(exception) && tries < MostTries && !token.IsCancellationRequested)
            {
                books.BegunAnew();
            }
        }
    }

    public void DeleteLater(string kind, string id, Func<CancellationToken, Task> delete, Func<bool>? mustStay = null) =>
        _cleanups.Push(new Cleanup(kind, id, mustStay ?? (() => false), delete));

    /// <summary>Deletes what the job has made, the last first.</summary>
    /// <returns>An exception that callers are not promised, or null.</returns>
    public async Task<Exception?> CleanUpAsync()
    {
        Exception? wrong = null;
        while (_cleanups.TryPop(out var cleanup))
        {
            wrong = await DeleteAsync(cleanup) ?? wrong;
        }

        return wrong;
    }

    private async Task<Exception?> DeleteAsync(Cleanup cleanup)
    {
        for (var tries = 0; tries < MostTries && !cleanup.MustStay(); tries++)
        {
            try
            {
                if (cleanup.Kind != Kinds.McpServers || !planted.Take(Plant.ForgottenDeletion))
                {
                    await cleanup.DeleteAsync(CancellationToken.None);
                }

                books.Deleted(cleanup.Id);
                return null;
            }
            catch (DeepAgentsNotFoundException) when (tries > 0)
            {
                books.Deleted(cleanup.Id);
                return null;
            }
            catch (Exception exception) when (Verdict.IsFault(exception))
            {
                // It is tried again, and is left for the calm in the end.
            }
            catch (Exception exception)
            {
                books.LeaveForLater(cleanup);
                return exception;
            }
        }

        books.LeaveForLater(cleanup);
        return null;
    }
}
