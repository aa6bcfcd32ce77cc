using System.Globalization;

namespace DeepAgents.Emulator.Hosting;

/// <summary>Timestamps as the two services write them: UTC with <c>Z</c>, in microseconds and in milliseconds.</summary>
internal static class WireTime
{
    public static string Micros(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    public static string Millis(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
