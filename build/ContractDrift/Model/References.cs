using Microsoft.OpenApi;

namespace DeepAgents.ContractDrift.Model;

/// <summary>
/// Follows references to components, once: through the properties of a reference the reader would look its target up again and
/// again, which is most of the time that a comparison takes.
/// </summary>
internal static class References
{
    public static (IOpenApiParameter Parameter, string Place) Resolved(IOpenApiParameter parameter, string place) =>
        parameter is OpenApiParameterReference { Reference: var to } reference
            ? (Find(to, to.HostDocument?.Components?.Parameters) ?? reference.Target ?? parameter, Place(to, "parameters"))
            : (parameter, place);

    public static (IOpenApiHeader Header, string Place) Resolved(IOpenApiHeader header, string place) =>
        header is OpenApiHeaderReference { Reference: var to } reference
            ? (Find(to, to.HostDocument?.Components?.Headers) ?? reference.Target ?? header, Place(to, "headers"))
            : (header, place);

    public static (IOpenApiRequestBody Body, string Place) Resolved(IOpenApiRequestBody body, string place) =>
        body is OpenApiRequestBodyReference { Reference: var to } reference
            ? (Find(to, to.HostDocument?.Components?.RequestBodies) ?? reference.Target ?? body, Place(to, "requestBodies"))
            : (body, place);

    public static (IOpenApiResponse Response, string Place) Resolved(IOpenApiResponse response, string place) =>
        response is OpenApiResponseReference { Reference: var to } reference
            ? (Find(to, to.HostDocument?.Components?.Responses) ?? reference.Target ?? response, Place(to, "responses"))
            : (response, place);

    public static (IOpenApiSchema? Schema, string Place) Target(OpenApiSchemaReference reference)
    {
        var to = reference.Reference;
        return Find(to, to.HostDocument?.Components?.Schemas) is { } component
            ? (component, Place(to, "schemas"))
            : (reference.Target, to.ReferenceV3 ?? Place(to, "schemas"));
    }

    public static IOpenApiSecurityScheme Resolved(OpenApiSecuritySchemeReference scheme) =>
        Find(scheme.Reference, scheme.Reference.HostDocument?.Components?.SecuritySchemes) ?? scheme.Target ?? scheme;

    private static T? Find<T>(BaseOpenApiReference to, IDictionary<string, T>? components)
        where T : class => !to.IsExternal && to.Id is { } id && components?.TryGetValue(id, out var found) == true ? found : null;

    private static string Place(BaseOpenApiReference to, string components) => Pointer.Append("#/components/" + components, to.Id ?? "");
}
