using Microsoft.OpenApi;

namespace DeepAgents.ContractDrift.Model;

/// <summary>Reads the ways to authenticate, by what they are and not by what the document calls them.</summary>
internal sealed class SecurityReader(OpenApiDocument document)
{
    public (IReadOnlySet<string> Alternatives, string Place) Of(OpenApiOperation operation, string place)
    {
        var (requirements, under) = operation.Security is { } own ? (own, place) : (document.Security ?? [], "#");
        var alternatives = requirements.Select(Alternative).ToHashSet(StringComparer.Ordinal);
        return (alternatives.Count > 0 ? alternatives : new HashSet<string>(StringComparer.Ordinal) { "" }, under + "/security");
    }

    private static string Alternative(OpenApiSecurityRequirement requirement) =>
        string.Join(" and ", requirement.Select(r => Need(r.Key, r.Value)).Order(StringComparer.Ordinal));

    private static string Need(OpenApiSecuritySchemeReference reference, List<string> scopes)
    {
        var scheme = References.Resolved(reference);
        var granted = scopes.Count > 0 ? $" with {string.Join(' ', scopes.Order(StringComparer.Ordinal))}" : "";
        return scheme.Type switch
        {
            SecuritySchemeType.ApiKey => $"the key '{(scheme.In == ParameterLocation.Header ? scheme.Name?.ToLowerInvariant() : scheme.Name)}' in the {scheme.In?.ToString().ToLowerInvariant()}{granted}",
            SecuritySchemeType.Http => $"HTTP {scheme.Scheme?.ToLowerInvariant()}{granted}",
            SecuritySchemeType.OAuth2 => $"OAuth 2 {string.Join(" or ", Flows(scheme.Flows))}{granted}",
            SecuritySchemeType.OpenIdConnect => $"OpenID Connect {scheme.OpenIdConnectUrl}{granted}",
            _ => $"{scheme.Type?.ToString() ?? reference.Reference.Id}{granted}",
        };
    }

    private static IEnumerable<string> Flows(OpenApiOAuthFlows? flows) =>
        from flow in new[] { ("implicit", flows?.Implicit), ("password", flows?.Password), ("client credentials", flows?.ClientCredentials), ("authorization code", flows?.AuthorizationCode) }
        where flow.Item2 is not null
        select string.Join(' ', new[] { flow.Item1, flow.Item2.AuthorizationUrl?.ToString(), flow.Item2.TokenUrl?.ToString() }.Where(p => p is not null));
}
