using System.Text.Json;
using DeepAgents.Tests.Serialization;

namespace DeepAgents.Tests.Fuzzing.Outcomes;

/// <summary>What was read can be written, and read and written again without a difference.</summary>
internal static class RoundTrip
{
    /// <param name="model">What was read.</param>
    /// <param name="lacksRequired">Whether it lacks what a request must have: then it is right to refuse it.</param>
    public static void Of(object model, bool lacksRequired)
    {
        byte[] written;
        try
        {
            written = WireJson.Write(model).ToArray();
        }
        catch (JsonException) when (lacksRequired)
        {
            return;
        }

        if (!WireJson.Write(TestJson.Read(model.GetType(), written)!).ToArray().AsSpan().SequenceEqual(written))
        {
            throw new InvalidOperationException("What was written and read again is written otherwise.");
        }
    }
}
