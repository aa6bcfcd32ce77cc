namespace DeepAgents;

/// <summary>Keeps a path that a caller wrote below the endpoint: the key goes along wherever it leads.</summary>
internal static class CustomPath
{
    /// <summary>The path relative to the endpoint.</summary>
    public static string Check(string path, string parameter)
    {
        if (path is null)
        {
            throw new ArgumentNullException(parameter);
        }

        var relative = path.Length > 0 && path[0] == '/' ? path.Substring(1) : path;
        if (relative.Any(c => c is <= ' ' or > '~' or '\\' or '#'))
        {
            throw new ArgumentException("The path holds a space, a backslash, a fragment or a character outside ASCII; escape what it is made of.", parameter);
        }

        // "https:" as a first segment would be another address, and an empty one another host.
        var segments = WithoutQuery(relative).Split('/');
        if (segments[0].Contains(':') || segments.Any(segment => segment.Length == 0 || IsDots(segment)))
        {
            throw new ArgumentException("The path must lead to something below the endpoint: no address, no empty segment and no dots.", parameter);
        }

        return relative;
    }

    public static string WithoutQuery(string path) => path is null ? "" : path.Split('?')[0];

    private static bool IsDots(string segment) => Uri.UnescapeDataString(segment) is "." or "..";
}
