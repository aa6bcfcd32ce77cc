using System.Collections.Frozen;
using System.Net;

namespace DeepAgents.Emulator.Hosting;

/// <summary>The options of one emulator, checked and copied, so that a caller who changes them later races with no request.</summary>
internal sealed class EmulatorSettings
{
    private ScenarioPlayer _player;

    public EmulatorSettings(DeepAgentsEmulatorOptions options)
    {
        ArgumentNullException.ThrowIfNull(options.TimeProvider, "options.TimeProvider");
        ArgumentNullException.ThrowIfNull(options.Scenario, "options.Scenario");
        ArgumentNullException.ThrowIfNull(options.ListenAddress, "options.ListenAddress");
        if (options.Port is < 0 or > 65535)
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.Port, "Port must be from 0 to 65535.");
        }

        Port = options.Port;
        ListenAddress = options.ListenAddress;
        AllowedHosts = options.AllowedHosts.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        Clock = options.TimeProvider;
        Ids = new IdSource(options.Scenario.Seed);
        try
        {
            _player = new ScenarioPlayer(options.Scenario);
        }
        catch (FormatException invalid)
        {
            throw new ArgumentException(invalid.Message, nameof(options), invalid);
        }
    }

    public int Port { get; }

    public IPAddress ListenAddress { get; }

    public FrozenSet<string> AllowedHosts { get; }

    public TimeProvider Clock { get; }

    public IdSource Ids { get; }

    /// <summary>The scenario of the moment, at work.</summary>
    public ScenarioPlayer Player => Volatile.Read(ref _player);

    public EmulatorScenario Scenario => Player.Scenario;

    /// <summary>Replaces the scenario; its counts begin anew.</summary>
    /// <exception cref="FormatException">The scenario is not valid; the old one stays.</exception>
    public void Use(EmulatorScenario scenario) => Volatile.Write(ref _player, new ScenarioPlayer(scenario));
}
