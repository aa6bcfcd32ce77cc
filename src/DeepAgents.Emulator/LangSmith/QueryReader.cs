using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace DeepAgents.Emulator.LangSmith;

/// <summary>Query parameters of the LangSmith side; a bad value is answered with 400 and never replaced by the default.</summary>
internal static class QueryReader
{
    public static string? Text(HttpContext context, string name) =>
        context.Request.Query[name].ToString() is { Length: > 0 } text ? text : null;

    public static string RequireText(HttpContext context, string name) =>
        Text(context, name) ?? throw LangSmithError.MissingField(name);

    public static int Integer(HttpContext context, string name, int fallback, int minimum, int maximum)
    {
        if (Text(context, name) is not { } text)
        {
            return fallback;
        }

        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= minimum
            && number <= maximum
            ? number
            : throw LangSmithError.InvalidQuery(name, $"an integer from {minimum} to {maximum}");
    }

    public static bool? Flag(HttpContext context, string name) => Text(context, name)?.ToLowerInvariant() switch
    {
        null => null,
        "true" or "1" => true,
        "false" or "0" => false,
        _ => throw LangSmithError.InvalidQuery(name, "true or false"),
    };

    public static string OneOf(HttpContext context, string name, string fallback, params ReadOnlySpan<string> known)
    {
        var text = Text(context, name) ?? fallback;
        return known.Contains(text) ? text : throw LangSmithError.InvalidQuery(name, $"one of {string.Join(", ", known.ToArray())}");
    }
}
