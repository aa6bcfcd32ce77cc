namespace DeepAgents;

/// <summary>A body in an encoding that was not asked for. Reading it throws, so that it is not taken for an empty one.</summary>
internal sealed class UndecodableBody(Stream inner) : ReadOnlyBody(inner)
{
#if NETSTANDARD2_0
    protected override Task<int> ReadSomeAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => throw Refusal();
#else
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw Refusal();
#endif

    private static InvalidDataException Refusal() => new("The body has a content encoding that was not asked for.");
}
