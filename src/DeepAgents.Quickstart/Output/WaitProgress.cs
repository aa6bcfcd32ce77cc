using DeepAgents;

namespace Quickstart.Output;

/// <summary>
/// Listens to a wait and tells of each state that differs from the one before. <see cref="Progress{T}"/> would do, but it reports on
/// other threads, so that the last line could come after the wait is over.
/// </summary>
internal sealed class WaitProgress<T>(Func<T, string> describe) : IProgress<PollSnapshot<T>>
{
    private string _last = "";

    /// <summary>Told of each new state, in one line.</summary>
    public event Action<string>? Changed;

    /// <summary>How often the service was asked.</summary>
    public int Polls { get; private set; }

    /// <summary>How long the wait took.</summary>
    public TimeSpan Elapsed { get; private set; }

    public void Report(PollSnapshot<T> value)
    {
        Polls = value.Attempt;
        Elapsed = value.Elapsed;
        var text = value is { HasState: true, State: { } state } ? describe(state) : $"no answer ({value.Fault?.Message}), trying again";
        if (text != _last)
        {
            _last = text;
            Changed?.Invoke($"{Duration.Text(value.Elapsed)}  {text}");
        }
    }
}
