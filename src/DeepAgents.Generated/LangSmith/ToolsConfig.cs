namespace DeepAgents.LangSmith;

public partial class ToolsConfig
{
    /// <summary>
    /// Gives an agent chosen tools of an MCP server. Each tool gets a rule in <see cref="InterruptConfig"/> under the key that the service
    /// documents: the URL of the server without a slash at its end, two colons, the name of the tool.
    /// </summary>
    /// <param name="server">The server that offers the tools.</param>
    /// <param name="tools">The names of the tools.</param>
    /// <param name="needsApproval">Whether a person has to approve a tool before it runs; <see langword="null"/> for none of them.</param>
    /// <returns>This configuration, so that tools of several servers can be added one after the other.</returns>
    /// <exception cref="ArgumentException">The server has no URL.</exception>
    public ToolsConfig Add(McpServer server, IEnumerable<string> tools, Func<string, bool>? needsApproval = null)
    {
        _ = server ?? throw new ArgumentNullException(nameof(server));
        _ = tools ?? throw new ArgumentNullException(nameof(tools));
        var url = server.Url is { Length: > 0 } address ? address : throw new ArgumentException("The server has no URL.", nameof(server));
        Tools = Tools is null or { IsReadOnly: true } ? [.. Tools ?? []] : Tools;
        InterruptConfig ??= new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var tool in tools)
        {
            var known = Tools.FirstOrDefault(t => t.Name == tool && t.McpServerUrl is { } other && SameServer(other, url));
            if (known is not null)
            {
                Tools.Remove(known);
            }

            Tools.Add(new ToolSpec { Name = tool, McpServerUrl = url, McpServerName = server.Name });
            InterruptConfig[InterruptKey(url, tool)] = needsApproval?.Invoke(tool) ?? false;
        }

        return this;
    }

    private static bool SameServer(string url, string other) =>
        string.Equals(McpServersClient.TrimUrl(url), McpServersClient.TrimUrl(other), StringComparison.OrdinalIgnoreCase);

    /// <summary>The key of an interrupt rule.</summary>
    /// <param name="mcpServerUrl">The URL of the MCP server.</param>
    /// <param name="tool">The name of the tool.</param>
    public static string InterruptKey(string mcpServerUrl, string tool) =>
        $"{McpServersClient.TrimUrl(mcpServerUrl ?? throw new ArgumentNullException(nameof(mcpServerUrl)))}::{tool}";
}
