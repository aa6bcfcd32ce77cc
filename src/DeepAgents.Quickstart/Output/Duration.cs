using System.Globalization;

namespace Quickstart.Output;

/// <summary>Times for people.</summary>
internal static class Duration
{
    public static string Text(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds,4:0.0} s");
}
