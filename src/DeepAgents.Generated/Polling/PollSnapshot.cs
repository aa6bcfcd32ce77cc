using System.Globalization;
using System.Text;

namespace DeepAgents;

/// <summary>One poll of a wait: the state that it brought, or the transient fault that was tolerated instead.</summary>
/// <typeparam name="T">The type of the state.</typeparam>
public sealed class PollSnapshot<T>
{
    /// <summary>Creates the snapshot of a poll that brought a state.</summary>
    /// <param name="state">The state.</param>
    /// <param name="verdict">What the state means.</param>
    /// <param name="attempt">The number of the poll, from 1.</param>
    /// <param name="elapsed">The time since the start of the wait.</param>
    /// <param name="nextDelay">The time until the wait goes on, or <see langword="null"/> where it does not.</param>
    public PollSnapshot(T state, PollVerdict verdict, int attempt, TimeSpan elapsed, TimeSpan? nextDelay = null)
    {
        State = state;
        HasState = true;
        Verdict = verdict;
        Attempt = attempt;
        Elapsed = elapsed;
        NextDelay = nextDelay;
    }

    /// <summary>Creates the snapshot of a poll that failed in a way that the wait tolerates.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="attempt">The number of the poll, from 1.</param>
    /// <param name="elapsed">The time since the start of the wait.</param>
    /// <param name="nextDelay">The time until the wait goes on, or <see langword="null"/> where it does not.</param>
    /// <exception cref="ArgumentNullException"><paramref name="fault"/> is <see langword="null"/>.</exception>
    public PollSnapshot(DeepAgentsException fault, int attempt, TimeSpan elapsed, TimeSpan? nextDelay = null)
    {
        Fault = fault ?? throw new ArgumentNullException(nameof(fault));
        Attempt = attempt;
        Elapsed = elapsed;
        NextDelay = nextDelay;
    }

    /// <summary>The state that the poll brought; the default of <typeparamref name="T"/> where it brought none.</summary>
    public T? State { get; }

    /// <summary>Whether the poll brought a state; <see langword="false"/> exactly when there is a <see cref="Fault"/>.</summary>
    public bool HasState { get; }

    /// <summary>What the state means; <see cref="PollVerdict.Pending"/> for a fault.</summary>
    public PollVerdict Verdict { get; }

    /// <summary>The number of the poll; the first is 1.</summary>
    public int Attempt { get; }

    /// <summary>The time from the start of the wait to the end of this poll.</summary>
    public TimeSpan Elapsed { get; }

    /// <summary>The transient fault that was tolerated, or <see langword="null"/> where the poll brought a state.</summary>
    public DeepAgentsException? Fault { get; }

    /// <summary>
    /// The time until the next poll, or until the deadline where that comes first; <see langword="null"/> when this was the last poll.
    /// </summary>
    public TimeSpan? NextDelay { get; }

    /// <summary>One short line for a log. It never holds the content of the state, which may be secret.</summary>
    /// <returns>The attempt, the verdict or the fault's type, and the times.</returns>
    public override string ToString()
    {
        var text = new StringBuilder()
            .Append("Poll ").Append(Attempt.ToString(CultureInfo.InvariantCulture)).Append(": ")
            .Append(Fault is null ? Verdict.ToString() : Fault.GetType().Name)
            .Append(" after ").Append(PollText.Seconds(Elapsed));
        if (NextDelay is { } delay)
        {
            text.Append(", next in ").Append(PollText.Seconds(delay));
        }

        return text.ToString();
    }
}
