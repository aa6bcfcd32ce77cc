namespace DeepAgents;

/// <summary>
/// Ids are opaque, but they become part of a path. One that would address another resource is refused: an empty id turns a DELETE on
/// one thing into a DELETE on its parent, and many proxies read an escaped slash as a slash.
/// </summary>
internal static class PathSegment
{
    private static readonly char[] Slashes = ['/', '\\'];

    public static string Escape(string? value, string parameter)
    {
        if (value is null)
        {
            throw new ArgumentNullException(parameter);
        }

        if (value.Trim().Length == 0)
        {
            throw new ArgumentException("The id is empty, which would address another resource.", parameter);
        }

        if (value is "." or ".." || value.IndexOfAny(Slashes) >= 0 || value.Any(char.IsControl))
        {
            throw new ArgumentException("The id is a dot segment, or holds a slash or a control character, and would change the path.", parameter);
        }

        // Escaping would put another character in the place of half a pair, which is another id.
        if (HasLoneSurrogate(value))
        {
            throw new ArgumentException("The id holds half a surrogate pair, which is no text.", parameter);
        }

        return Uri.EscapeDataString(value);
    }

    private static bool HasLoneSurrogate(string value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            if (char.IsSurrogate(value[i]) && !(i + 1 < value.Length && char.IsSurrogatePair(value, i++)))
            {
                return true;
            }
        }

        return false;
    }
}
