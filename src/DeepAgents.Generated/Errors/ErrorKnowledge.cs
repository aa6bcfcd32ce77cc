namespace DeepAgents;

/// <summary>What one service knows about its failures beyond their shape; handed in, so that nothing here knows a service.</summary>
/// <param name="isTransient">Whether a failure is transient, or null if the rule for any HTTP service decides.</param>
/// <param name="missingPermission">The permission that the answer says is missing, or null.</param>
internal sealed class ErrorKnowledge(Func<int, ApiError, bool?> isTransient, Func<int, ApiError, string?> missingPermission)
{
    /// <summary>What holds for any HTTP service.</summary>
    internal static readonly ErrorKnowledge Default = new(static (_, _) => null, static (_, _) => null);

    /// <summary>The permission that the answer says is missing, or null.</summary>
    internal Func<int, ApiError, string?> MissingPermission { get; } = missingPermission;

    /// <summary>Whether the same call may well succeed a little later.</summary>
    internal bool IsTransient(int status, ApiError error, TimeSpan? retryAfter = null) =>
        isTransient(status, error) ?? (IsTransient(status) || (retryAfter is not null && status is >= 500 and <= 599));

    // 520 to 524 are a content delivery network's words for an origin that it cannot reach, 529 is a model provider's for overload.
    private static bool IsTransient(int status) => status is 408 or 425 or 429 or 502 or 503 or 504 or (>= 520 and <= 524) or 529;
}
