using System.Buffers;
using Newtonsoft.Json;

namespace DeepAgents;

/// <summary>Lends Newtonsoft's readers and writers their buffers.</summary>
internal sealed class CharPool : IArrayPool<char>
{
    public static readonly CharPool Shared = new();

    // Newtonsoft asks for little, and then fills it again and again: each time it moves what it has not used yet.
    private const int Least = 8 * 1024;

    public char[] Rent(int minimumLength) => ArrayPool<char>.Shared.Rent(Math.Max(minimumLength, Least));

    public void Return(char[]? array)
    {
        if (array is not null)
        {
            ArrayPool<char>.Shared.Return(array);
        }
    }
}
