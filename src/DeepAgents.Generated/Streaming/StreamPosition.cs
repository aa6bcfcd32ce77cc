namespace DeepAgents;

/// <summary>
/// How far a stream has come, to go on after a break without loss or repetition. It remembers two ids however long the stream is: a
/// server that starts over begins with the first one, and one that is generous repeats the last one.
/// </summary>
internal sealed class StreamPosition
{
    private string? _firstId;
    private bool _hasEventAfterId;
    private bool _isResumed;
    private bool _isSkipping;

    public string? LastId { get; private set; }

    /// <summary>Whether an event was handed out that a server could not be told about.</summary>
    public bool CanResume => !_hasEventAfterId;

    public void Resume()
    {
        _isResumed = true;
        _isSkipping = false;
    }

    /// <summary>Takes an event into account.</summary>
    /// <returns>Whether it is new, and not a repetition after a break.</returns>
    public bool Advance(string? id)
    {
        if (_isResumed && LastId is not null)
        {
            _isResumed = false;
            _isSkipping = id is not null && id != LastId && id == _firstId;
            if (id == LastId)
            {
                return false;
            }
        }

        if (_isSkipping)
        {
            _isSkipping = id != LastId;
            return false;
        }

        _firstId ??= id;
        LastId = id ?? LastId;
        _hasEventAfterId = id is null;
        return true;
    }
}
