using System.Net;

namespace DeepAgents.Emulator;

/// <summary>
/// Where a <see cref="DeepAgentsEmulator"/> listens, and what it does. The options are read once, when the emulator starts; later
/// changes have no effect.
/// </summary>
public sealed class DeepAgentsEmulatorOptions
{
    /// <summary>The TCP port to listen on, 0 to 65535; 0 takes a free one.</summary>
    /// <value>The default is 0.</value>
    public int Port { get; set; }

    /// <summary>
    /// The address to listen on. Whoever reaches another one than loopback can use the services with any key, and script them.
    /// </summary>
    /// <value>The default is <see cref="IPAddress.Loopback"/>.</value>
    public IPAddress ListenAddress { get; set; } = IPAddress.Loopback;

    /// <summary>
    /// Names of this machine that requests may come under, besides <c>localhost</c> and the addresses that it listens on: for example
    /// the name of a container. Requests for any other host are refused, so that no web page can reach the emulator.
    /// </summary>
    /// <value>The default is empty.</value>
    public ISet<string> AllowedHosts { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>What happens: latency, answers, authorizations, bring-ups, faults.</summary>
    /// <value>The default is a scenario in which everything goes well.</value>
    public EmulatorScenario Scenario { get; set; } = new();

    /// <summary>The clock of everything that has a time or takes time: timestamps, long polls, runs, bring-ups.</summary>
    /// <value>The default is <see cref="TimeProvider.System"/>.</value>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;
}
