namespace DeepAgents;

/// <summary>
/// What of a caller's own headers nobody may see. A server may repeat a token without its scheme, or one cookie of several, so these
/// count by themselves as well.
/// </summary>
internal static class HeaderSecrets
{
    public static IEnumerable<string> Of(IEnumerable<KeyValuePair<string, string>>? headers) =>
        headers?.SelectMany(header => Of(header.Key, header.Value)) ?? [];

    private static IEnumerable<string> Of(string name, string value)
    {
        if (!SensitiveNames.IsSecretHeader(name))
        {
            return [value];
        }

        var parts = name.StartsWith("Cookie", StringComparison.OrdinalIgnoreCase)
            ? value.Split(';').Select(cookie => After(cookie, '='))
            : [After(value, ' ')];
        return [value, .. parts];
    }

    private static string After(string text, char separator) => text.Substring(text.IndexOf(separator) + 1).Trim(' ', '"');
}
