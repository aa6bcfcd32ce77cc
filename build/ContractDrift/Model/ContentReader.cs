using Microsoft.OpenApi;

namespace DeepAgents.ContractDrift.Model;

/// <summary>Reads what has a schema: parameters, headers and bodies.</summary>
internal sealed class ContentReader(ShapeMaker shapes)
{
    public ParameterShape Parameter(IOpenApiParameter parameter, string place)
    {
        (parameter, place) = References.Resolved(parameter, place);
        var location = parameter.In?.ToString().ToLowerInvariant() ?? "query";
        var isForm = location is "query" or "cookie";
        return new()
        {
            Name = parameter.Name ?? "",
            In = location,
            Place = place,
            IsRequired = parameter.Required || location == "path",
            IsDeprecated = parameter.Deprecated,
            Serialization = Serialization(parameter.Style ?? (isForm ? ParameterStyle.Form : ParameterStyle.Simple), parameter.Explode, parameter.AllowReserved, parameter.Content),
            Schema = Schema(parameter.Schema, parameter.Content, place),
        };
    }

    public ParameterShape Header(string name, IOpenApiHeader header, string place)
    {
        (header, place) = References.Resolved(header, place);
        return new()
        {
            Name = name,
            In = "header",
            Place = place,
            IsRequired = header.Required,
            IsDeprecated = header.Deprecated,
            Serialization = Serialization(header.Style ?? ParameterStyle.Simple, header.Explode, header.AllowReserved, header.Content),
            Schema = Schema(header.Schema, header.Content, place),
        };
    }

    public Dictionary<string, ContentShape> Content(IDictionary<string, IOpenApiMediaType>? content, string place)
    {
        var found = new Dictionary<string, ContentShape>(StringComparer.Ordinal);
        foreach (var (name, media) in content ?? new Dictionary<string, IOpenApiMediaType>())
        {
            var at = Pointer.Append(place + "/content", name);
            var isStream = media.Schema is null && media.ItemSchema is not null;
            var schema = (media.Schema ?? media.ItemSchema) is { } own ? shapes.Make([new(own, at + (isStream ? "/itemSchema" : "/schema"))]) : shapes.Anything(at + "/schema");
            found.TryAdd(MediaType(name), new(at, schema, Encoding(media.Encoding)));
        }

        return found;
    }

    private Shape Schema(IOpenApiSchema? schema, IDictionary<string, IOpenApiMediaType>? content, string place) =>
        schema is not null ? shapes.Make([new(schema, place + "/schema")])
        : content is { Count: > 0 } ? Content(content, place).Values.First().Schema
        : shapes.Anything(place + "/schema");

    private static string Serialization(ParameterStyle style, bool explode, bool allowReserved, IDictionary<string, IOpenApiMediaType>? content) =>
        content is { Count: > 0 }
            ? MediaType(content.Keys.First())
            : $"{style.ToString().ToLowerInvariant()}{(explode ? ", exploded" : "")}{(allowReserved ? ", reserved characters allowed" : "")}";

    /// <summary>A character set is not what a client chooses a reader by.</summary>
    private static string MediaType(string name) =>
        string.Join(';', name.ToLowerInvariant().Split(';', StringSplitOptions.TrimEntries).Where(p => !p.StartsWith("charset=", StringComparison.Ordinal)));

    private static string Encoding(IDictionary<string, OpenApiEncoding>? encoding) =>
        string.Join("; ", (encoding ?? new Dictionary<string, OpenApiEncoding>()).OrderBy(e => e.Key, StringComparer.Ordinal)
            .Select(e => $"{e.Key}: {e.Value.ContentType} {e.Value.Style} {e.Value.Explode} {e.Value.AllowReserved}"));
}
