using System.Security.Cryptography;

namespace DeepAgents.Emulator.Hosting;

/// <summary>New ids and tokens: random, or with a seed the same ones in the same order.</summary>
internal sealed class IdSource(int? seed)
{
    private readonly Random? _random = seed is { } value ? new Random(value) : null;
    private readonly Lock _lock = new();

    public string Uuid() => NewGuid().ToString();

    /// <summary>32 hexadecimal digits.</summary>
    public string Hex() => NewGuid().ToString("N");

    private Guid NewGuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        Fill(bytes);

        // Version 4, variant 1, so that strict readers take it for what it is.
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    private void Fill(Span<byte> bytes)
    {
        if (_random is null)
        {
            RandomNumberGenerator.Fill(bytes);
            return;
        }

        lock (_lock)
        {
            _random.NextBytes(bytes);
        }
    }
}
