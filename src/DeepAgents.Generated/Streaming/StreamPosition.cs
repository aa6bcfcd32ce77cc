namespace DeepAgents;

/// <summary>
/// How far a stream has come, to go on after a break without loss or repetition. A server may send more than was asked for: all from the
/// start, or its last few events. Both are told by ids, of which it remembers the first one and the last ones, however long the stream is.
/// </summary>
/// <param name="isResumable">Whether it may come to a resumption at all. Otherwise only the last id is of interest.</param>
internal sealed class StreamPosition(bool isResumable = true)
{
    private const int Remembered = 1024;

    private readonly Queue<string> _recent = new();
    private string? _firstId;
    private bool _hasEventWithoutId;
    private bool _isResumed;
    private bool _startsOver;

    public string? LastId { get; private set; }

    /// <summary>Whether a server can be told where to go on: an event without an id that a header can carry could be lost or repeated.</summary>
    public bool CanResume => isResumable && !_hasEventWithoutId;

    public void Resume()
    {
        _isResumed = LastId is not null;
        _startsOver = false;
    }

    /// <summary>Takes an event into account.</summary>
    /// <returns>Whether it is new, and not a repetition after a break.</returns>
    public bool Advance(string? id)
    {
        if (!isResumable)
        {
            LastId = id is { Length: > 0 } ? id : LastId;
            return true;
        }

        if (_isResumed && id is { Length: > 0 } && IsRepetition(id))
        {
            return false;
        }

        _isResumed = false;
        _hasEventWithoutId |= string.IsNullOrEmpty(id) || !HeaderText.CanCarry(id!);
        if (id is { Length: > 0 })
        {
            Remember(id);
        }

        return true;
    }

    private bool IsRepetition(string id)
    {
        _startsOver |= id == _firstId;
        if (!_startsOver)
        {
            return _recent.Contains(id);
        }

        // Whatever comes before the last one we had is old, also what is too long ago to be remembered.
        _startsOver = id != LastId;
        return true;
    }

    private void Remember(string id)
    {
        _firstId ??= id;
        LastId = id;
        if (_recent.Count == Remembered)
        {
            _recent.Dequeue();
        }

        _recent.Enqueue(id);
    }
}
