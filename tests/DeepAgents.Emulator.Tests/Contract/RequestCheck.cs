using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace DeepAgents.Emulator.Tests.Contract;

/// <summary>Finds everything in a request that the contract does not allow.</summary>
internal static class RequestCheck
{
    /// <param name="operation">What the request asks for.</param>
    /// <param name="address">Where it goes.</param>
    /// <param name="headers">Its headers, without those of the body.</param>
    /// <param name="mediaType">The media type of the body.</param>
    /// <param name="body">The body; empty if there is none.</param>
    public static IEnumerable<Violation> Find(
        ContractOperation operation, Uri address, HttpRequestHeaders headers, string? mediaType, string body) =>
        PathProblems(operation, address)
            .Concat(QueryProblems(operation, address))
            .Concat(HeaderProblems(operation, headers))
            .Concat(BodyProblems(operation, mediaType, body))
            .Select(problem => new Violation(operation.Name, "request " + problem.Place, problem.What));

    private static IEnumerable<Problem> PathProblems(ContractOperation operation, Uri address)
    {
        var values = operation.PathValues(address);
        return Declared(operation, ParameterLocation.Path)
            .SelectMany(parameter => ValueProblems(parameter, values[parameter.Name!], "path"));
    }

    private static IEnumerable<Problem> QueryProblems(ContractOperation operation, Uri address)
    {
        var sent = address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2).Select(part => Uri.UnescapeDataString(part.Replace('+', ' '))).ToArray())
            .ToLookup(pair => pair[0], pair => pair.ElementAtOrDefault(1) ?? string.Empty);
        var declared = Declared(operation, ParameterLocation.Query).ToDictionary(parameter => parameter.Name!);
        foreach (var name in sent.Select(values => values.Key).Where(name => !declared.ContainsKey(name)))
        {
            yield return new($"query {name}", "is not in the contract");
        }

        foreach (var problem in declared.Values.SelectMany(parameter => Problems(parameter, [.. sent[parameter.Name!]], "query")))
        {
            yield return problem;
        }
    }

    /// <summary>Headers that the contract does not name are anybody's: those of HTTP, of proxies, of the caller.</summary>
    private static IEnumerable<Problem> HeaderProblems(ContractOperation operation, HttpRequestHeaders headers) =>
        Declared(operation, ParameterLocation.Header).SelectMany(parameter =>
            Problems(parameter, headers.TryGetValues(parameter.Name!, out var values) ? [.. values] : [], "header"));

    private static IEnumerable<Problem> BodyProblems(ContractOperation operation, string? mediaType, string body)
    {
        var documented = operation.Description.RequestBody;
        return body.Length == 0
            ? documented is { Required: true } ? [new("body", "is missing")] : []
            : BodyCheck.Find(documented?.Content, mediaType, body);
    }

    private static IEnumerable<Problem> Problems(IOpenApiParameter parameter, string[] values, string place) => values.Length switch
    {
        0 => parameter.Required ? [new($"{place} {parameter.Name}", "is missing")] : [],
        1 => ValueProblems(parameter, values[0], place),
        _ => [new($"{place} {parameter.Name}", $"is there {values.Length} times")],
    };

    private static IEnumerable<Problem> ValueProblems(IOpenApiParameter parameter, string text, string place) => SchemaCheck
        .Find(parameter.Schema!, Value(parameter.Schema!, text))
        .Select(problem => problem with { Place = $"{place} {parameter.Name}" });

    /// <summary>A text that cannot be what the contract asks for stays a text, which the schema then refuses.</summary>
    private static JsonValue Value(IOpenApiSchema schema, string text)
    {
        var type = schema.Type ?? JsonSchemaType.String;
        return (type & (JsonSchemaType.Array | JsonSchemaType.Object)) != 0
            ? throw new NotSupportedException("Parameters of more than one value are not understood.")
            : (type & (JsonSchemaType.Integer | JsonSchemaType.Number)) != 0 && Number(text) is { } number ? number
            : type.HasFlag(JsonSchemaType.Boolean) && text is "true" or "false" ? JsonValue.Create(text == "true")
            : JsonValue.Create(text);
    }

    private static JsonValue? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? JsonValue.Create(number)
            : null;

    private static IEnumerable<IOpenApiParameter> Declared(ContractOperation operation, ParameterLocation location) =>
        operation.Parameters.Where(parameter => parameter.In == location);
}
