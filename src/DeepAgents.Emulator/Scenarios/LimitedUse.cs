namespace DeepAgents.Emulator;

/// <summary>Something that can be used so many times, or without end.</summary>
internal sealed class LimitedUse<T>(T value, int? times)
{
    private int _left = times ?? 0;

    public T Value { get; } = value;

    public bool TryUse() => times is null || Interlocked.Decrement(ref _left) >= 0;
}
