namespace DeepAgents;

/// <summary>A kind of wait: what a service knows about polling one thing, before the caller's options come to it.</summary>
/// <typeparam name="T">The type of the state.</typeparam>
/// <param name="subject">What is waited for, for messages: <c>authorization session</c>.</param>
/// <param name="poll">Reads the state once. Retry of single requests has to be off in it.</param>
/// <param name="classify">What a state means. An exception of it ends the wait.</param>
internal sealed class PollPlan<T>(
    string subject,
    Func<PollContext, CancellationToken, Task<T>> poll,
    Func<T, PollVerdict> classify)
{
    private const int MaxIdLength = 100;

    private readonly string _subject = subject ?? throw new ArgumentNullException(nameof(subject));

    /// <summary>The id of what is waited for, or <see langword="null"/>.</summary>
    public string? Id { get; init; }

    /// <summary>What is waited for, with its id, without the secrets that are known now.</summary>
    public string Subject => Id is null ? _subject : $"{_subject} {Label.Secrets?.Show(Id, MaxIdLength) ?? SafeText.Display(Id, MaxIdLength)}";

    public Func<PollContext, CancellationToken, Task<T>> Poll { get; } = poll ?? throw new ArgumentNullException(nameof(poll));

    public Func<T, PollVerdict> Classify { get; } = classify ?? throw new ArgumentNullException(nameof(classify));

    /// <summary>By what name the wait is told of.</summary>
    public SpanLabel Label { get; init; } = new("Poller.Wait");

    /// <summary>The timeout where the caller's options name none.</summary>
    public TimeSpan DefaultTimeout { get; init; } = Timeout.InfiniteTimeSpan;

    /// <summary>One safe line on a state, for messages. Without it they say nothing of the state.</summary>
    public Func<T, string?>? Describe { get; init; }

    /// <summary>The name of a state in logs and traces: one of few, and none of the server's own words. Without it they name none.</summary>
    public Func<T, string>? NameOf { get; init; }

    /// <summary>Whether a window asked for through <see cref="PollContext.WaitSeconds"/> paces the polls.</summary>
    public bool LongPoll { get; init; }

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>The source of jitter, from 0 to below 1; <see langword="null"/> for the usual one.</summary>
    public Func<double>? Random { get; init; }
}
