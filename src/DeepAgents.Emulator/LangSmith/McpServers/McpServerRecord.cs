using System.Collections.Immutable;
using System.Text.Json.Nodes;
using DeepAgents.Emulator.Hosting;

namespace DeepAgents.Emulator.LangSmith.McpServers;

/// <summary>One state of a registered MCP server. The values of its headers are secrets and leave only as stars.</summary>
internal sealed record McpServerRecord
{
    public const string Redacted = "***";

    public required string Id { get; init; }

    public required string TenantId { get; init; }

    public required string Name { get; init; }

    public required string Url { get; init; }

    public required string AuthType { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public string? OAuthMode { get; init; }

    public string? OAuthProviderId { get; init; }

    public string? ExternalSystemId { get; init; }

    public string? VendorId { get; init; }

    public ImmutableList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public static string NormalizeUrl(string url) => url.TrimEnd('/').ToLowerInvariant();

    public JsonObject ToJson()
    {
        var server = new JsonObject
        {
            ["id"] = Id,
            ["tenant_id"] = TenantId,
            ["name"] = Name,
            ["url"] = Url,
            ["auth_type"] = AuthType,
            ["headers"] = new JsonArray([.. Headers.Select(header => new JsonObject { ["key"] = header.Key, ["value"] = Redacted })]),
            ["oauth_provider_id"] = OAuthProviderId,
            ["external_system_id"] = ExternalSystemId,
            ["vendor_id"] = VendorId,
            ["mcp_vendor_id"] = VendorId,
            ["can_invoke"] = true,
            ["created_at"] = WireTime.Micros(CreatedAt),
            ["updated_at"] = WireTime.Micros(UpdatedAt),
        };
        if (OAuthMode is not null)
        {
            server["oauth_mode"] = OAuthMode;
        }

        return server;
    }
}
