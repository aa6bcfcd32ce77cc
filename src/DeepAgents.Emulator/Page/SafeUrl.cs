namespace DeepAgents.Emulator.Page;

/// <summary>URLs without the parts in which a secret may be.</summary>
internal static class SafeUrl
{
    private const string Hidden = "***";

    /// <summary>The URL with stars for user info and the values of the query, and without a fragment.</summary>
    public static string Redact(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri))
        {
            return Hidden;
        }

        var user = uri.UserInfo.Length == 0 ? "" : Hidden + "@";
        return $"{uri.Scheme}://{user}{uri.Authority}{uri.AbsolutePath}{RedactQuery(uri.Query)}";
    }

    private static string RedactQuery(string query) =>
        query.Length <= 1 ? "" : "?" + string.Join('&', query[1..].Split('&').Select(RedactParameter));

    private static string RedactParameter(string parameter)
    {
        var end = parameter.IndexOf('=', StringComparison.Ordinal);
        return end < 0 ? Hidden : parameter[..end] + "=" + Hidden;
    }
}
