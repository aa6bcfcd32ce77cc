using DeepAgents.Emulator.Hosting;

namespace DeepAgents.Emulator.LangSmith.AuthSessions;

/// <summary>One authorization session: pending until the first decision, which is final.</summary>
internal sealed class AuthSession(string providerId, string? agentId)
{
    public const string Pending = "PENDING";
    public const string Completed = "COMPLETED";
    public const string ConnectionRequired = "CONNECTION_REQUIRED";

    private readonly ChangeSignal _changed = new();
    private string _status = Pending;

    public string Id { get; } = Guid.NewGuid().ToString();

    public string ProviderId { get; } = providerId;

    public string? AgentId { get; } = agentId;

    public string Token { get; } = $"emulated-token-{Guid.NewGuid():N}";

    public string Status => Volatile.Read(ref _status);

    /// <summary>False if the session was decided before.</summary>
    public bool Decide(string status)
    {
        if (Interlocked.CompareExchange(ref _status, status, Pending) != Pending)
        {
            return false;
        }

        _changed.Pulse();
        return true;
    }

    /// <summary>The status as soon as it is not pending any more, or at the end of the window.</summary>
    public async Task<string> WaitAsync(TimeSpan window, TimeProvider clock, CancellationToken cancellationToken)
    {
        var change = _changed.Next;
        if (Status == Pending)
        {
            await ChangeSignal.WaitAsync(change, window, clock, cancellationToken);
        }

        return Status;
    }
}
