using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace DeepAgents.Emulator.Tests.Contract;

/// <summary>Finds everything in a body, and in the type that it is sent under, that a contract does not allow.</summary>
internal static class BodyCheck
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <param name="documented">The bodies that the contract knows, by their media types.</param>
    /// <param name="mediaType">The media type of the body, without parameters.</param>
    /// <param name="body">The body; null for a stream that goes on while it is read, of which only the type can be told.</param>
    public static IEnumerable<Problem> Find(IDictionary<string, IOpenApiMediaType>? documented, string? mediaType, string? body)
    {
        if (documented is null or { Count: 0 })
        {
            return body is null or { Length: > 0 } ? [new("body", "is there, but the contract has none")] : [];
        }

        if (mediaType is null || !documented.TryGetValue(mediaType, out var known))
        {
            return [new("content type", $"is {mediaType ?? "absent"}, but has to be {string.Join(" or ", documented.Keys)}")];
        }

        return body is null || known.Schema is null ? [] : FindInJson(known.Schema, body);
    }

    private static IEnumerable<Problem> FindInJson(IOpenApiSchema schema, string body)
    {
        try
        {
            var value = JsonNode.Parse(body, documentOptions: Strict);
            return SchemaCheck.Find(schema, value).Select(problem => problem with { Place = "body " + problem.Place });
        }
        catch (JsonException failure)
        {
            return [new("body", $"is no JSON: {failure.Message}")];
        }
    }
}
