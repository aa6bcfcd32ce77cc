using System.Diagnostics;

namespace DeepAgents;

/// <summary>One span around an operation that is made of several calls, waits and streams, which become its children.</summary>
internal static class CompositeTrace
{
    /// <summary>Runs the operation. The state is what it needs, so that nothing is allocated for it where nobody listens.</summary>
    public static Task<T> RunAsync<TState, T>(SpanLabel label, TState state, Func<TState, Task<T>> run) =>
        Telemetry.Source.HasListeners() ? TraceAsync(label, state, run) : run(state);

    private static async Task<T> TraceAsync<TState, T>(SpanLabel label, TState state, Func<TState, Task<T>> run)
    {
        var span = label.Start();
        try
        {
            return await run(state).ConfigureAwait(false);
        }
        catch (Exception exception) when (LetPass(span, exception))
        {
            throw;
        }
        finally
        {
            label.End(span);
        }
    }

    private static bool LetPass(Activity? span, Exception exception)
    {
        Telemetry.Fail(span, Telemetry.ErrorOf(exception));
        return false;
    }
}
