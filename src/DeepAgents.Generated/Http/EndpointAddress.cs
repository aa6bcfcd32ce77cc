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

        if (endpoint.Scheme == "http" && !endpoint.IsLoopback && !allowInsecureHttp)
        {
            problems.Add($"{setting} is plain http to {endpoint.Host}, so everyone on the way could read the key. Use https, or set {service.OptionsName}.AllowInsecureHttp.");
            return null;
        }

        var path = endpoint.AbsolutePath.TrimEnd('/');
        foreach (var known in service.KnownPaths.Append(service.BasePath).Where(p => p.Length > 0))
        {
            if (path.EndsWith(known, StringComparison.OrdinalIgnoreCase))
            {
                path = path.Substring(0, path.Length - known.Length);
                break;
            }
        }

        return new UriBuilder(endpoint.Scheme, endpoint.Host, endpoint.Port, path + service.BasePath + "/").Uri;
    }
}
