using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace DeepAgents.ContractDrift.Reading;

/// <summary>Turns the text of a source into an OpenAPI document.</summary>
internal static class ContractText
{
    // The reader resolves references against it, and opens nothing.
    private static readonly Uri Location = new("file:///contract.json");

    /// <summary>Reads JSON when the text begins like it, YAML otherwise.</summary>
    public static JsonObject Nodes(string source, string text, int firstLine = 1)
    {
        var start = text.AsSpan().TrimStart();
        if (start is ['<', ..])
        {
            throw new UnreadableSourceException(source, "a page of HTML, or XML, and no OpenAPI document: it moved, or something stands in front of it");
        }

        var root = start is ['{' or '[', ..] ? JsonText.Read(source, text) : YamlText.Read(source, text, firstLine);
        return root as JsonObject ?? throw new UnreadableSourceException(source, "not one object of JSON or YAML, so no OpenAPI document", firstLine);
    }

    public static ReadContract Read(string source, string text) => Read(source, Nodes(source, text));

    /// <param name="document">The nodes of the document; they are changed.</param>
    /// <param name="validate">Whether to look for what the reader forgives as well.</param>
    public static ReadContract Read(string source, JsonObject document, bool validate = true)
    {
        if (document["paths"] is not JsonObject { Count: > 0 })
        {
            throw new UnreadableSourceException(source, "an OpenAPI document has 'paths', and this has none. Upstream withdrew it, or it is something else.");
        }

        Dialect.Unify(document);
        var settings = new OpenApiReaderSettings();
        if (!validate)
        {
            settings.RuleSet = new ValidationRuleSet();
        }

        try
        {
            var (read, diagnostic) = new OpenApiJsonReader().Read(document, Location, settings);
            return read is { Paths.Count: > 0 }
                ? new(read, [.. (diagnostic?.Errors ?? []).Concat(diagnostic?.Warnings ?? []).Select(e => e.ToString())])
                : throw new UnreadableSourceException(source, "an OpenAPI document without a path that can be read");
        }
        catch (Exception exception) when (exception is OpenApiException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new UnreadableSourceException(source, $"not an OpenAPI document: {exception.Message}");
        }
    }
}
