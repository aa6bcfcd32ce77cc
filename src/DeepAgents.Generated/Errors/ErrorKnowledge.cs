namespace DeepAgents;

/// <summary>What one service knows about its failures beyond their shape; handed in, so that nothing here knows a service.</summary>
internal sealed class ErrorKnowledge(Func<int, ApiError, bool> isTransient, Func<int, ApiError, string?> missingPermission)
{
    /// <summary>What holds for any HTTP service.</summary>
    internal static readonly ErrorKnowledge Default = new(
        static (status, _) => status is 408 or 429 or 502 or 503 or 504,
        static (_, _) => null);

    /// <summary>Whether the same call may well succeed a little later.</summary>
    internal Func<int, ApiError, bool> IsTransient { get; } = isTransient;

    /// <summary>The permission that the answer says is missing, or null.</summary>
    internal Func<int, ApiError, string?> MissingPermission { get; } = missingPermission;
}
