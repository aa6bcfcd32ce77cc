namespace DeepAgents.LangSmith;

/// <summary>
/// Judges the states of one wait. Right after a run was started a thread may still be told as it was before, idle; taking that for the end
/// would be to return before the work has begun.
/// </summary>
internal sealed class ThreadSettling
{
    private readonly TimeProvider _timeProvider;
    private readonly TimeSpan _settleTime;
    private readonly bool _hasBaseline;
    private readonly long _start;
    private DateTimeOffset? _updatedAt;
    private bool _isFirst = true;
    private bool _hasMoved;

    public ThreadSettling(ThreadWaitOptions options, TimeProvider timeProvider)
    {
        _timeProvider = timeProvider;
        _settleTime = options.SettleTime;
        _hasMoved = options.HasMoved;
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
    private bool HasStayed(AgentThreadState state) => (!_hasBaseline || state.UpdatedAt is null) && _timeProvider.GetElapsedTime(_start) >= _settleTime;
}
