using System.Collections.Concurrent;
using System.Reflection;
using Newtonsoft.Json;

namespace DeepAgents.Tests.Fuzzing.Outcomes;

/// <summary>What was read can be written, and read and written again without a difference.</summary>
internal static class RoundTrip
{
    private static readonly ConcurrentDictionary<Type, Func<byte[], int, string?, object?>> Readers = new();

    private static readonly MethodInfo Reader = typeof(RoundTrip).GetMethod(nameof(Read), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <param name="model">What was read.</param>
    /// <param name="lacksRequired">Whether it lacks what a request must have: then it is right to refuse it.</param>
    public static void Of(object model, bool lacksRequired)
    {
        byte[] written;
        try
        {
            written = WireJson.Write(model).ToArray();
        }
        catch (JsonSerializationException) when (lacksRequired)
        {
            return;
        }

        var read = Readers.GetOrAdd(model.GetType(), static type => Reader.MakeGenericMethod(type).CreateDelegate<Func<byte[], int, string?, object?>>());
        if (!WireJson.Write(read(written, written.Length, null)!).ToArray().AsSpan().SequenceEqual(written))
        {
            throw new InvalidOperationException("What was written and read again is written otherwise.");
        }
    }

    private static object? Read<T>(byte[] bytes, int count, string? envelope) => WireJson.Read<T>(bytes, count, envelope);
}
