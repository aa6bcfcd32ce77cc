using DeepAgents.Emulator.Hosting;

namespace DeepAgents.Emulator.LangSmith.McpServers;

/// <summary>The MCP servers of the emulator's one workspace, in the order of their registration. No two have the same URL.</summary>
internal sealed class McpServerStore(EmulatorSettings settings, LedgerBook ledger)
{
    private readonly List<McpServerRecord> _servers = [];
    private readonly HashSet<string> _providers = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lock _lock = new();
    private readonly string _tenantId = settings.Ids.Uuid();

    public IReadOnlyList<McpServerRecord> List()
    {
        lock (_lock)
        {
            return [.. _servers];
        }
    }

    public McpServerRecord? Find(string id)
    {
        lock (_lock)
        {
            return _servers.Find(server => string.Equals(server.Id, id, StringComparison.OrdinalIgnoreCase));
        }
    }

    public McpServerRecord? FindByUrl(string url)
    {
        var normalized = McpServerRecord.NormalizeUrl(url);
        return List().FirstOrDefault(server => McpServerRecord.NormalizeUrl(server.Url) == normalized);
    }

    /// <summary>The server that the OAuth provider was registered for, or named by.</summary>
    public McpServerRecord? FindByProvider(string providerId) =>
        List().FirstOrDefault(server => string.Equals(server.OAuthProviderId, providerId, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether the OAuth provider was registered here, or named by a server.</summary>
    public bool KnowsProvider(string providerId)
    {
        lock (_lock)
        {
            return _providers.Contains(providerId)
                || _servers.Exists(server => string.Equals(server.OAuthProviderId, providerId, StringComparison.OrdinalIgnoreCase));
        }
    }

    public McpServerRecord Create(string name, string url, string authType, Func<McpServerRecord, McpServerRecord> fill)
    {
        lock (_lock)
        {
            var now = settings.Clock.GetUtcNow();
            var server = fill(new McpServerRecord
            {
                Id = settings.Ids.Uuid(),
                TenantId = _tenantId,
                Name = name,
                Url = url,
                AuthType = authType,
                CreatedAt = now,
                UpdatedAt = now,
            });
            CheckUrl(server);
            _servers.Add(server);
            ledger.Created("mcp_servers");
            return server;
        }
    }

    /// <summary>Null if there is no such server.</summary>
    public McpServerRecord? Update(string id, Func<McpServerRecord, McpServerRecord> change)
    {
        lock (_lock)
        {
            var index = IndexOf(id);
            if (index < 0)
            {
                return null;
            }

            var server = change(_servers[index]) with { UpdatedAt = settings.Clock.GetUtcNow() };
            CheckUrl(server);
            return _servers[index] = server;
        }
    }

    /// <summary>The provider of the server, made on the first call and the same on each later one; null without such a server.</summary>
    public string? RegisterProvider(string id)
    {
        lock (_lock)
        {
            var server = Update(id, before => before.AuthType == "oauth"
                ? before with { OAuthProviderId = before.OAuthProviderId ?? settings.Ids.Uuid() }
                : throw LangSmithError.BadRequest("oauth_not_supported", "Only a server with 'auth_type': 'oauth' has an OAuth provider."));
            if (server?.OAuthProviderId is { } provider && _providers.Add(provider))
            {
                ledger.Created("oauth_providers");
            }

            return server?.OAuthProviderId;
        }
    }

    public bool Delete(string id)
    {
        lock (_lock)
        {
            var index = IndexOf(id);
            if (index >= 0)
            {
                _servers.RemoveAt(index);
            }

            return index >= 0;
        }
    }

    private int IndexOf(string id) => _servers.FindIndex(server => string.Equals(server.Id, id, StringComparison.OrdinalIgnoreCase));

    private void CheckUrl(McpServerRecord server)
    {
        var url = McpServerRecord.NormalizeUrl(server.Url);
        if (_servers.Exists(other => other.Id != server.Id && McpServerRecord.NormalizeUrl(other.Url) == url))
        {
            throw LangSmithError.Conflict("mcp_server_already_exists", "Another MCP server of the workspace has this URL.");
        }
    }
}
