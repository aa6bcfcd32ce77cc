using DeepAgents.Emulator.Hosting;

namespace DeepAgents.Emulator.LiteLLM.Sessions;

/// <summary>A session with what goes on around its record: changes to wait for, events to hear, a turn to abort.</summary>
internal sealed class PlatformSession(SessionRecord record)
{
    private readonly Lock _lock = new();
    private readonly ChangeSignal _changed = new();
    private readonly ChangeSignal _abort = new();
    private SessionRecord _record = record;

    public SessionRecord Record => Volatile.Read(ref _record);

    public SessionBus Bus { get; } = new();

    /// <summary>Completed by the next <see cref="AbortTurns"/>.</summary>
    public Task TurnsAborted => _abort.Next;

    public SessionRecord Change(Func<SessionRecord, SessionRecord> change)
    {
        SessionRecord after;
        lock (_lock)
        {
            after = _record = change(_record);
        }

        _changed.Pulse();
        return after;
    }

    /// <summary>Changes the record only if its bring-up is still the one of <paramref name="epoch"/>.</summary>
    public bool TryChange(int epoch, Func<SessionRecord, SessionRecord> change)
    {
        lock (_lock)
        {
            if (_record.Epoch != epoch)
            {
                return false;
            }

            _record = change(_record);
        }

        _changed.Pulse();
        return true;
    }

    public void AbortTurns() => _abort.Pulse();

    /// <summary>The record once it is not <c>creating</c> any more, or as it is at the end of the window.</summary>
    public async Task<SessionRecord> WaitForEndOfBringUpAsync(TimeSpan window, TimeProvider clock, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        while (true)
        {
            var change = _changed.Next;
            var record = Record;
            var left = window - clock.GetElapsedTime(started);

            // Less than a millisecond is no delay for a timer, only a busy loop.
            if (record.Status != SessionStatus.Creating || left < TimeSpan.FromMilliseconds(1))
            {
                return record;
            }

            await ChangeSignal.WaitAsync(change, left, clock, cancellationToken);
        }
    }
}
