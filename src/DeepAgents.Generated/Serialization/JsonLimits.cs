namespace DeepAgents;

/// <summary>What ends the reading of JSON early.</summary>
/// <param name="MaxValues">How many values the JSON may hold. A few bytes of JSON can become an object of some hundred bytes.</param>
/// <param name="Token">Looked at every few thousand values.</param>
internal readonly record struct JsonLimits(int MaxValues, CancellationToken Token)
{
    public static JsonLimits None => new(int.MaxValue, CancellationToken.None);
}
