using System.Globalization;
using System.Text;

namespace DeepAgents;

/// <summary>The words of the polling exceptions.</summary>
internal static class PollText
{
    private const int LongestDescription = 200;

    public static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture) + " s";

    public static string TimedOut(string subject, int attempts, TimeSpan elapsed, string? lastState)
        => $"Waiting for {subject} timed out after {Count(attempts)} in {Seconds(elapsed)}{State("last state", lastState)}.";

    public static string Ended(string subject, int attempts, TimeSpan elapsed, string? state)
        => $"Waiting for {subject} ended without success after {Count(attempts)} in {Seconds(elapsed)}{State("state", state)}.";

    private static string Count(int attempts)
        => attempts.ToString(CultureInfo.InvariantCulture) + (attempts == 1 ? " poll" : " polls");

    private static string State(string label, string? description)
        => string.IsNullOrEmpty(description) ? string.Empty : $"; {label}: {OneLine(description!)}";

    // A description holds words of the server's, which must neither forge lines of a log nor flood it.
    private static string OneLine(string text)
    {
        var length = Math.Min(text.Length, LongestDescription);
        var line = new StringBuilder(length + 1);
        for (var i = 0; i < length; i++)
        {
            line.Append(char.IsControl(text[i]) || text[i] is '\u2028' or '\u2029' ? ' ' : text[i]);
        }

        return length < text.Length ? line.Append('…').ToString() : line.ToString();
    }
}
