using System.Net;

namespace DeepAgents;

/// <summary>Brings an endpoint into the one form that paths are hung on, whichever of its usual forms was given.</summary>
internal static class EndpointAddress
{
    /// <summary>Returns the address with the service's path and a slash at its end, or adds to the problems.</summary>
    public static Uri? Normalize(Uri endpoint, string setting, ServiceProfile service, bool allowInsecureHttp, List<string> problems)
    {
        if (!endpoint.IsAbsoluteUri || endpoint.Host.Length == 0 || endpoint.Scheme is not ("http" or "https"))
        {
            problems.Add($"{setting} must be an absolute https address.");
            return null;
        }

        if (endpoint.UserInfo.Length > 0 || endpoint.Query.Length > 0 || endpoint.Fragment.Length > 0)
        {
            problems.Add($"{setting} must hold neither user info nor query nor fragment.");
            return null;
        }

        if (endpoint.Scheme == "http" && !IsLoopback(endpoint) && !allowInsecureHttp)
        {
            problems.Add($"{setting} is plain http to {endpoint.Host}, so everyone on the way could read the key. Use https, or set {service.OptionsName}.AllowInsecureHttp.");
            return null;
        }

        var path = endpoint.AbsolutePath.TrimEnd('/');
        var known = service.KnownPaths.Append(service.BasePath).SelectMany(Beginnings).OrderByDescending(static p => p.Length);
        if (known.FirstOrDefault(p => path.EndsWith(p, StringComparison.OrdinalIgnoreCase)) is { } given)
        {
            path = path.Substring(0, path.Length - given.Length);
        }

        return new UriBuilder(endpoint.Scheme, endpoint.Host, endpoint.Port, path + service.BasePath + "/").Uri;
    }

    /// <summary>A path and all that it begins with: <c>/v1/deepagents</c> and <c>/v1</c>.</summary>
    private static IEnumerable<string> Beginnings(string path)
    {
        for (var length = path.Length; length > 0; length = path.LastIndexOf('/', length - 1))
        {
            yield return path.Substring(0, length);
        }
    }

    private static bool IsLoopback(Uri endpoint) =>
        endpoint.IsLoopback ||
        endpoint.IdnHost.TrimEnd('.') is var host && (host == "localhost" || host.EndsWith(".localhost", StringComparison.Ordinal)) ||
        (IPAddress.TryParse(endpoint.Host.Trim('[', ']'), out var address) &&
            IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address));
}
