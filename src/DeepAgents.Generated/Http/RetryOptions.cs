namespace DeepAgents;

/// <summary>
/// How often, and after how long, a request is repeated that failed for a passing reason. What may be repeated at all is not for
/// settings: a request that could have taken effect is repeated only where repeating it changes nothing more.
/// </summary>
public sealed class RetryOptions
{
    /// <summary>How often a request is repeated after the first try.</summary>
    /// <value>2 by default, which makes three tries; 0 switches repeating off.</value>
    public int MaxRetries { get; set; } = 2;

    /// <summary>The longest pause before the first repetition; it doubles with each. The pause is a random part of it.</summary>
    /// <value>Half a second by default.</value>
    public TimeSpan BaseDelay { get; set; } = TimeSpan.FromSeconds(0.5);

    /// <summary>The longest pause. A server that asks for more (<c>Retry-After</c>) ends the repeating: the caller decides.</summary>
    /// <value>30 seconds by default.</value>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromSeconds(30);

    internal RetryOptions Copy() => new() { MaxRetries = MaxRetries, BaseDelay = BaseDelay, MaxDelay = MaxDelay };
}
