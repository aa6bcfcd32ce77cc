namespace DeepAgents.LangSmith;

/// <summary>
/// Judges the states of one wait. Right after the start of a run the service may still show the thread as it was before, idle. Taking that
/// for the end would return before the work has begun.
/// </summary>
internal sealed class ThreadSettling
{
    private readonly TimeProvider _timeProvider;
    private readonly TimeSpan _settleTime;
    private readonly bool _hasBaseline;
    private readonly bool _isRunOver;
    private readonly long _start;
    private DateTimeOffset? _updatedAt;
    private bool _isFirst = true;
    private bool _hasMoved;

    public ThreadSettling(ThreadWaitOptions options, TimeProvider timeProvider)
    {
        _timeProvider = timeProvider;
        _settleTime = options.SettleTime;
        _isRunOver = options.IsRunOver;
        _hasBaseline = options.Before is not null;
        _updatedAt = options.Before?.UpdatedAt;
        _start = timeProvider.GetTimestamp();
    }

    public PollVerdict Classify(AgentThreadState state)
    {
        if (_isFirst && !_hasBaseline)
        {
            _updatedAt = state.UpdatedAt;
        }

        _isFirst = false;
        _hasMoved |= state.Status == ThreadStatus.Busy || (state.UpdatedAt is { } now && now != _updatedAt);
        var isSettled = state.Status is { IsSettled: true };
        return isSettled && (_hasMoved || HasStayed(state)) ? PollVerdict.Succeeded : PollVerdict.Pending;
    }

    /// <summary>Without a time of the last change there is nothing to compare with a baseline.</summary>
    private bool HasStayed(AgentThreadState state) => (!_hasBaseline || _isRunOver || state.UpdatedAt is null) && _timeProvider.GetElapsedTime(_start) >= _settleTime;
}
