namespace DeepAgents;

/// <summary>Refuses header values that HTTP cannot carry or that would smuggle another header in. The value is never repeated in the message.</summary>
internal static class HeaderText
{
    public static string Check(string name, string value)
    {
        if (value is null)
        {
            throw new ArgumentNullException(nameof(value), $"The header '{name}' has no value.");
        }

        return CanCarry(value) ? value : throw new ArgumentException(
            $"The value of the header '{name}' holds a line break, a control character or a character outside ASCII, which HTTP headers cannot carry.",
            nameof(value));
    }

    // Asked for every event of a stream.
    public static bool CanCarry(string value) =>
#if NETSTANDARD2_0
        value.All(character => character is >= ' ' and <= '~');
#else
        !value.AsSpan().ContainsAnyExceptInRange(' ', '~');
#endif

    /// <summary>Refuses names that are none, and headers that the client sets itself.</summary>
    public static string CheckName(string name, string keyHeader)
    {
        if (!IsName(name))
        {
            throw new ArgumentException($"'{SafeText.Escape(name ?? "", 50)}' is no name of a header.", nameof(name));
        }

        if (Is(name, keyHeader))
        {
            throw new ArgumentException(
                $"The header '{name}' carries the key and cannot be set. Use {nameof(RequestOptions)}.ApiKey.", nameof(name));
        }

        if (Is(name, "Host"))
        {
            throw new ArgumentException($"The header '{name}' follows from the endpoint and cannot be set.", nameof(name));
        }

        return name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase) || Is(name, "Transfer-Encoding")
            ? throw new ArgumentException($"The header '{name}' describes the body and cannot be set.", nameof(name))
            : name;
    }

    public static bool IsName(string name) => !string.IsNullOrEmpty(name) && name.All(IsNameCharacter);

    private static bool Is(string name, string other) => string.Equals(name, other, StringComparison.OrdinalIgnoreCase);

    private static bool IsNameCharacter(char c) =>
        c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '!' or (>= '#' and <= '\'') or '*' or '+' or '-' or '.' or '^' or '_' or '`' or '|' or '~';
}
