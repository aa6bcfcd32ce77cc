using System.Globalization;
using System.Text;
using DeepAgents.Benchmarks.Payloads;

namespace DeepAgents.Benchmarks.Server;

/// <summary>Some events in one buffer. All have the same length, so that only their ids change: a server that wrote them anew would be slower than its clients.</summary>
internal sealed class EventBatch
{
    public const int Size = 250;

    private readonly byte[] _bytes = [.. Enumerable.Range(0, Size).SelectMany(BenchmarkPayloads.Event)];
    private readonly int _length = BenchmarkPayloads.Event(0).Length;
    private readonly int _id = BenchmarkPayloads.Event(0).AsSpan().LastIndexOf("17"u8) + "17".Length;

    /// <summary>The events from a number on; the buffer is the same each time.</summary>
    public ReadOnlyMemory<byte> From(int number, int count)
    {
        for (var index = 0; index < count; index++)
        {
            var isWritten = (number + index).TryFormat(_bytes.AsSpan((index * _length) + _id), out _, "D11", CultureInfo.InvariantCulture);
            _ = isWritten ? true : throw new InvalidOperationException($"No room for the id in {Encoding.UTF8.GetString(_bytes, 0, _length)}");
        }

        return _bytes.AsMemory(0, count * _length);
    }
}
