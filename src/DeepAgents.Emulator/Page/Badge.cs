using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace DeepAgents.Emulator.Page;

/// <summary>A status as a coloured label.</summary>
internal static class Badge
{
    private const string Good = "good";
    private const string Waiting = "waiting";
    private const string Attention = "attention";
    private const string Bad = "bad";
    private const string Quiet = "quiet";

    public static Markup Of(string status)
    {
        var shown = status.ToLowerInvariant().Replace('_', ' ');
        return Render(shown, ToneOf(shown));
    }

    /// <summary>The status of an answer.</summary>
    public static Markup Of(int status) => Render(status.ToString(CultureInfo.InvariantCulture), status switch
    {
        >= StatusCodes.Status500InternalServerError => Bad,
        >= StatusCodes.Status400BadRequest => Attention,
        >= StatusCodes.Status300MultipleChoices => Quiet,
        _ => Good,
    });

    public static Markup Fault(string kind) => Render(kind, Bad);

    private static Markup Render(string text, string tone) => Markup.Of($"<span class=\"badge {tone}\">{text}</span>");

    private static string ToneOf(string status) => status switch
    {
        "ready" or "completed" or "ran" or "ran edited" => Good,
        "busy" or "running" or "creating" or "open" => Waiting,
        "pending" or "interrupted" or "waiting" => Attention,
        "error" or "failed" or "connection required" or "token expired" or "no answer" => Bad,
        _ => Quiet,
    };
}
