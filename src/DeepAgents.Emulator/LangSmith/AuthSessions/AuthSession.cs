using DeepAgents.Emulator.Hosting;

namespace DeepAgents.Emulator.LangSmith.AuthSessions;

/// <summary>One authorization session: pending until the first decision, which is final.</summary>
internal sealed class AuthSession(string id, AuthSessionRequest request, string token, DateTimeOffset createdAt)
{
    public const string Pending = "PENDING";
    public const string Completed = "COMPLETED";

    private readonly ChangeSignal _changed = new();
    private string _status = Pending;
    private volatile bool _isLeftToPerson;

    public string Id { get; } = id;

    public AuthSessionRequest Request { get; } = request;

    public string Token { get; } = token;

    public DateTimeOffset CreatedAt { get; } = createdAt;

    /// <summary>Where a person decides.</summary>
    public string PagePath => $"/authorize/{Id}";

    public string Status => Volatile.Read(ref _status);

    /// <summary>Whether the session decides itself no more, because a person is looking at it.</summary>
    public bool IsLeftToPerson => _isLeftToPerson;

    public void LeaveToPerson() => _isLeftToPerson = true;

    /// <summary>False if the session was decided before.</summary>
    public bool Decide(AuthorizationOutcome outcome)
    {
        if (Interlocked.CompareExchange(ref _status, StatusOf(outcome), Pending) != Pending)
        {
            return false;
        }

        _changed.Pulse();
        return true;
    }

    private static string StatusOf(AuthorizationOutcome outcome) => outcome switch
    {
        AuthorizationOutcome.ConnectionRequired => "CONNECTION_REQUIRED",
        AuthorizationOutcome.TokenExpired => "TOKEN_EXPIRED",
        _ => Completed,
    };

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
