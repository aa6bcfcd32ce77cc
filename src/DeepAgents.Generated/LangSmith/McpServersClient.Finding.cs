namespace DeepAgents.LangSmith;

public partial class McpServersClient
{
    /// <summary>
    /// Finds a registered MCP server by its exact name, or by its URL, compared without case and without slashes at the end.
    /// </summary>
    /// <param name="nameOrUrl">The name or the URL.</param>
    /// <param name="options">Settings of this one call.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The server, or <see langword="null"/> where none fits.</returns>
    /// <exception cref="DeepAgentsException">More than one server fits; the message lists them.</exception>
    /// <exception cref="DeepAgentsApiException">The service refused.</exception>
    public virtual async Task<McpServer?> FindAsync(string nameOrUrl, RequestOptions? options = null, CancellationToken cancellationToken = default)
    {
        _ = nameOrUrl ?? throw new ArgumentNullException(nameof(nameOrUrl));
        var secrets = NewSecrets();
        var servers = await ListAsync(RequestOptions.Within(secrets, options), cancellationToken).ConfigureAwait(false);
        var found = servers.Where(s => s is not null && (s.Name == nameOrUrl || SameUrl(s.Url, nameOrUrl))).ToList();
        return found.Count <= 1 ? found.FirstOrDefault() : throw new DeepAgentsException(
            $"'{secrets.Show(nameOrUrl, 200)}' fits {found.Count} MCP servers: {string.Join("; ", found.Select(server => Describe(server, secrets)))}. Use an id.");
    }

    internal static string TrimUrl(string url) => url.TrimEnd('/');

    private static bool SameUrl(string? url, string other) =>
        url is { Length: > 0 } && string.Equals(TrimUrl(url), TrimUrl(other), StringComparison.OrdinalIgnoreCase);

    private static string Describe(McpServer server, CallSecrets secrets) =>
        secrets.Show($"{server.Id} ({server.Name}, {server.Url})", 300);
}
