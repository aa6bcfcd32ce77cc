using System.Text.RegularExpressions;
using Microsoft.OpenApi;

namespace DeepAgents.ContractDrift.Model;

/// <summary>Makes the shape of an API from a document.</summary>
internal sealed partial class ApiReader
{
    private readonly OpenApiDocument _document;
    private readonly ContentReader _content = new(new());
    private readonly SecurityReader _security;

    private ApiReader(OpenApiDocument document)
    {
        _document = document;
        _security = new(document);
    }

    public static ApiShape Read(OpenApiDocument document)
    {
        var reader = new ApiReader(document);
        var operations = new Dictionary<string, OperationShape>(StringComparer.Ordinal);
        foreach (var (path, item) in document.Paths)
        {
            foreach (var (method, operation) in item.Operations ?? [])
            {
                operations.TryAdd($"{method.Method.ToUpperInvariant()} {ParameterName().Replace(path, "{}")}", reader.Operation(path, item, method.Method, operation));
            }
        }

        return new(operations);
    }

    private OperationShape Operation(string path, IOpenApiPathItem item, string method, OpenApiOperation operation)
    {
        var pathPlace = Pointer.Append("#/paths", path);
        var place = Pointer.Append(pathPlace, method.ToLowerInvariant());
        var (security, securityPlace) = _security.Of(operation, place);
        var (servers, serversPlace) = Servers(item, pathPlace, operation, place);
        return new()
        {
            Name = $"{method.ToUpperInvariant()} {path}",
            Place = place,
            OperationId = operation.OperationId ?? "",
            IsDeprecated = operation.Deprecated,
            Parameters = Parameters(path, pathPlace, item, place, operation),
            Body = Body(operation.RequestBody, place),
            Responses = (operation.Responses ?? []).ToDictionary(r => r.Key.ToUpperInvariant(), r => Response(r.Value, Pointer.Append(place + "/responses", r.Key))),
            Security = security,
            SecurityPlace = securityPlace,
            Servers = servers,
            ServersPlace = serversPlace,
        };
    }

    private Dictionary<string, ParameterShape> Parameters(string path, string pathPlace, IOpenApiPathItem item, string place, OpenApiOperation operation)
    {
        var positions = ParameterName().Matches(path).Select((match, i) => (Name: match.Value[1..^1], Position: i)).ToLookup(p => p.Name, p => p.Position);
        var found = new Dictionary<string, ParameterShape>(StringComparer.Ordinal);
        foreach (var (parameters, under) in new[] { (operation.Parameters, place), (item.Parameters, pathPlace) })
        {
            foreach (var (parameter, i) in (parameters ?? []).Select((p, i) => (p, i)))
            {
                var shape = _content.Parameter(parameter, $"{under}/parameters/{i}");
                var key = shape.In switch
                {
                    "path" when positions.Contains(shape.Name) => $"path {positions[shape.Name].First()}",
                    "header" => $"header {shape.Name.ToLowerInvariant()}",
                    _ => $"{shape.In} {shape.Name}",
                };
                if (!IsOfHttp(key))
                {
                    found.TryAdd(key, shape);
                }
            }
        }

        return found;
    }

    /// <summary>Headers that the rest of a document speaks of; as parameters OpenAPI ignores them.</summary>
    private static bool IsOfHttp(string key) => key is "header accept" or "header content-type" or "header authorization";

    private BodyShape? Body(IOpenApiRequestBody? body, string place)
    {
        if (body is null)
        {
            return null;
        }

        (body, place) = References.Resolved(body, place + "/requestBody");
        return new(body.Required, place, _content.Content(body.Content, place));
    }

    private ResponseShape Response(IOpenApiResponse response, string place)
    {
        (response, place) = References.Resolved(response, place);
        var headers = (response.Headers ?? new Dictionary<string, IOpenApiHeader>()).Where(h => !h.Key.Equals("Content-Type", StringComparison.OrdinalIgnoreCase));
        return new(place, _content.Content(response.Content, place),
            headers.ToDictionary(h => h.Key.ToLowerInvariant(), h => _content.Header(h.Key, h.Value, Pointer.Append(place + "/headers", h.Key)), StringComparer.Ordinal));
    }

    private (IReadOnlySet<string> Servers, string Place) Servers(IOpenApiPathItem item, string pathPlace, OpenApiOperation operation, string place)
    {
        var (servers, under) = operation.Servers is { Count: > 0 } own ? (own, place)
            : item.Servers is { Count: > 0 } shared ? (shared, pathPlace)
            : (_document.Servers ?? [], "#");
        var urls = servers.Select(Url).ToHashSet(StringComparer.Ordinal);
        return (urls.Count > 0 ? urls : new HashSet<string>(StringComparer.Ordinal) { "" }, under + "/servers");
    }

    private static string Url(OpenApiServer server)
    {
        var url = server.Url ?? "";
        foreach (var (name, variable) in server.Variables ?? new Dictionary<string, OpenApiServerVariable>())
        {
            url = url.Replace($"{{{name}}}", variable.Default, StringComparison.Ordinal);
        }

        return url.TrimEnd('/');
    }

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex ParameterName();
}
