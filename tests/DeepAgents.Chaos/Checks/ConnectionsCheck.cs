using DeepAgents.Chaos.Running;

namespace DeepAgents.Chaos.Checks;

/// <summary>No connection is open once the clients are disposed, and there were never many more than jobs at once.</summary>
internal sealed class ConnectionsCheck : ICheck
{
    public const string CheckName = "leaked connections";

    public string Name => CheckName;

    public IReadOnlyList<string> Judge(Evidence evidence)
    {
        // A job has one request at a time; the pool opens a new connection while one that it waits for comes back, or is being closed.
        var most = (3 * evidence.Options.Parallel) + 10;
        return
        [
            .. evidence.OpenConnections == 0 ? Array.Empty<string>() : [$"{evidence.OpenConnections} are open at the end"],
            .. evidence.PeakConnections <= most ? Array.Empty<string>() : [$"{evidence.PeakConnections} were open at once"],
        ];
    }
}
