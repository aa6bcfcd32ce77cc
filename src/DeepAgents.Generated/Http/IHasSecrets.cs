namespace DeepAgents;

/// <summary>A body with values that appear in no message, not even when the server repeats them.</summary>
internal interface IHasSecrets
{
    IEnumerable<string?> Secrets { get; }
}
