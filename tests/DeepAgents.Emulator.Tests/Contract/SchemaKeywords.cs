namespace DeepAgents.Emulator.Tests.Contract;

/// <summary>The words of JSON schema that <see cref="SchemaCheck"/> understands, and those that ask nothing of a value.</summary>
internal static class SchemaKeywords
{
    public static readonly IReadOnlySet<string> Checked = new HashSet<string>(StringComparer.Ordinal)
    {
        "$ref", "additionalProperties", "allOf", "anyOf", "const", "enum", "format", "items", "maxItems", "maxLength", "maxProperties",
        "maximum", "minItems", "minLength", "minimum", "not", "oneOf", "pattern", "properties", "propertyNames", "required", "type",
    };

    public static readonly IReadOnlySet<string> Formats = new HashSet<string>(StringComparer.Ordinal) { "date-time", "uri", "uuid" };

    public static readonly IReadOnlySet<string> Remarks =
        new HashSet<string>(StringComparer.Ordinal) { "default", "deprecated", "description", "examples" };
}
