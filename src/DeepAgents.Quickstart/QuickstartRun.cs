using Quickstart.Output;
using Quickstart.Services;
using Quickstart.Steps;
using Quickstart.Tours;

namespace Quickstart;

/// <summary>Runs the tours one after the other, cleans up whatever happened, and sums up.</summary>
internal sealed class QuickstartRun
{
    private readonly StepLog _steps;
    private readonly Cleanup _cleanup;
    private readonly TourContext _context;

    public QuickstartRun(Screen screen, QuickstartOptions options)
    {
        _steps = new StepLog(screen);
        _cleanup = new Cleanup(_steps);
        _context = new TourContext(screen, _steps, _cleanup, options);
    }

    /// <summary>Runs all of it and returns the exit code.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await RunToursAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Shown where it happened; the tours that are left are not started.
        }
        catch (Exception failure)
        {
            _steps.Fail(failure);
        }

        _context.Screen.Show(Summary.Of(_steps.Results));
        var (code, verdict) = cancellationToken.IsCancellationRequested ? (ExitCode.Interrupted, "Interrupted.")
            : _steps.HasFailures ? (ExitCode.Failed, "Not everything was as expected.")
            : (ExitCode.Passed, "Everything was as expected.");
        _context.Screen.Say(verdict);
        return code;
    }

    private async Task RunToursAsync(CancellationToken cancellationToken)
    {
        _steps.Section("Quickstart");
        _steps.Begin("Choose the services");
        await using var services = await ServiceSet.StartAsync(_context.Options.Live, cancellationToken);
        var (langSmith, liteLLM) = (services.LangSmith, services.LiteLLM);
        _steps.Pass($"LangSmith is {langSmith.Where}\nLiteLLM is {liteLLM.Where}");
        try
        {
            await TourAsync("LangSmith Managed Deep Agents", langSmith.IsLive, new LangSmithTour(_context, langSmith).RunAsync);
            await TourAsync("LangSmith errors", langSmith.IsLive, new LangSmithErrorTour(_context, langSmith).RunAsync);
            await TourAsync("LiteLLM Agent Platform", liteLLM.IsLive, new LiteLLMTour(_context, liteLLM).RunAsync);
            await TourAsync("LiteLLM errors", liteLLM.IsLive, new LiteLLMErrorTour(_context, liteLLM).RunAsync);
        }
        finally
        {
            await _cleanup.RunAsync();
        }

        Task TourAsync(string title, bool isLive, Func<CancellationToken, Task> tour) =>
            RunTourAsync(title, isLive, tour, cancellationToken);
    }

    /// <summary>A failure ends its tour, not the others; Ctrl+C ends all of them.</summary>
    private async Task RunTourAsync(string title, bool isLive, Func<CancellationToken, Task> tour, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _steps.Section(title, isLive ? "(live)" : "(stand-in)");
        try
        {
            await tour(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            _steps.Interrupt();
            throw;
        }
        catch (Exception failure)
        {
            _steps.Fail(failure);
        }
    }
}
