using System.Collections;
using System.Globalization;

namespace DeepAgents;

/// <summary>How values that are no JSON are written in paths, queries and headers, the same in every culture.</summary>
internal static class WireText
{
    /// <summary>The text of one value; <see langword="null"/> for none.</summary>
    public static string? Of(object? value) => value switch
    {
        null => null,
        string text => text,
        IOpenValue known => known.Value,
        bool isTrue => isTrue ? "true" : "false",
        DateTimeOffset time => time.ToString("O", CultureInfo.InvariantCulture),
        // Older frameworks round without it.
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    /// <summary>The texts of a list, or the one text of what is no list. Nothing is left of what is null.</summary>
    public static IEnumerable<string> Each(object? value)
    {
        var values = value is IEnumerable list and not string ? list.Cast<object?>() : [value];
        return values.Select(Of).OfType<string>();
    }
}
