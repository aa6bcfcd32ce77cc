using System.Collections.Frozen;

namespace DeepAgents.Emulator.Hosting;

/// <summary>The options of one emulator, checked and copied, so that a caller who changes them later races with no request.</summary>
internal sealed class EmulatorSettings
{
    private static readonly string[] Outcomes = ["COMPLETED", "CONNECTION_REQUIRED", "TOKEN_EXPIRED"];

    public EmulatorSettings(DeepAgentsEmulatorOptions options)
    {
        ArgumentNullException.ThrowIfNull(options.TimeProvider, "options.TimeProvider");
        if (options.Port is < 0 or > 65535)
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.Port, "Port must be from 0 to 65535.");
        }

        if (options.AuthorizationDelay < TimeSpan.Zero && options.AuthorizationDelay != Timeout.InfiniteTimeSpan)
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.AuthorizationDelay, "AuthorizationDelay must not be negative.");
        }

        if (options.BringUpDuration < TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.BringUpDuration, "BringUpDuration must not be negative.");
        }

        if (!Outcomes.Contains(options.AuthorizationOutcome, StringComparer.Ordinal))
        {
            throw new ArgumentException($"AuthorizationOutcome must be one of {string.Join(", ", Outcomes)}.", nameof(options));
        }

        Port = options.Port;
        AuthorizationDelay = options.AuthorizationDelay;
        AuthorizationOutcome = options.AuthorizationOutcome;
        BringUpDuration = options.BringUpDuration;
        ForbiddenKeys = options.ForbiddenKeys.ToFrozenSet(StringComparer.Ordinal);
        MissingPermissions = options.MissingPermissions.ToFrozenDictionary(StringComparer.Ordinal);
        Clock = options.TimeProvider;
    }

    public int Port { get; }

    public TimeSpan AuthorizationDelay { get; }

    public string AuthorizationOutcome { get; }

    public TimeSpan BringUpDuration { get; }

    public FrozenSet<string> ForbiddenKeys { get; }

    public FrozenDictionary<string, string> MissingPermissions { get; }

    public TimeProvider Clock { get; }
}
