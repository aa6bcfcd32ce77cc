using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.OpenApi;

namespace DeepAgents.Emulator.Tests.Contract;

/// <summary>What a schema says of strings.</summary>
internal static partial class TextRules
{
    public static IEnumerable<Problem> Find(IOpenApiSchema schema, string text, string place)
    {
        // JSON schema counts characters, not the halves of surrogate pairs.
        var length = text.EnumerateRunes().Count();
        if (length < schema.MinLength)
        {
            yield return new(place, $"has {length} characters, but needs {schema.MinLength}");
        }

        if (length > schema.MaxLength)
        {
            yield return new(place, $"has {length} characters, but {schema.MaxLength} is the limit");
        }

        if (schema.Pattern is { } pattern && !Regex.IsMatch(text, pattern))
        {
            yield return new(place, $"is \"{text}\", which does not match {pattern}");
        }

        if (schema.Format is { } format && !HasFormat(format, text))
        {
            yield return new(place, $"is \"{text}\", which is no {format}");
        }
    }

    private static bool HasFormat(string format, string text) => format switch
    {
        "uuid" => Guid.TryParseExact(text, "D", out _),
        "uri" => Uri.TryCreate(text, UriKind.Absolute, out _) && Scheme().IsMatch(text),
        "date-time" => Rfc3339().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _),
        _ => throw new NotSupportedException($"The format {format} is not understood."),
    };

    /// <summary>Without one, .NET takes the path of a file for an address.</summary>
    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9+.-]*:")]
    private static partial Regex Scheme();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)\z")]
    private static partial Regex Rfc3339();
}
