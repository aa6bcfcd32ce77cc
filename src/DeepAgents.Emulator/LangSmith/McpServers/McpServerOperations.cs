using System.Collections.Immutable;
using System.Text.Json.Nodes;
using DeepAgents.Emulator.Http;
using Microsoft.AspNetCore.Http;

namespace DeepAgents.Emulator.LangSmith.McpServers;

/// <summary>The six operations on MCP servers.</summary>
internal sealed class McpServerOperations(McpServerStore store)
{
    public IEnumerable<Operation> All =>
    [
        new("GET", "/mcp-servers", ListAsync, "mcp-servers:read"),
        new("POST", "/mcp-servers", CreateAsync, "mcp-servers:create"),
        new("GET", "/mcp-servers/{mcp_server_id}", GetAsync, "mcp-servers:read"),
        new("PATCH", "/mcp-servers/{mcp_server_id}", UpdateAsync, "mcp-servers:update"),
        new("DELETE", "/mcp-servers/{mcp_server_id}", DeleteAsync, "mcp-servers:delete"),
        new("POST", "/mcp-servers/{mcp_server_id}/oauth-provider", RegisterProviderAsync, "mcp-servers:update"),
    ];

    private static string ServerId(HttpContext context) => (string)context.Request.RouteValues["mcp_server_id"]!;

    private Task<Reply> ListAsync(HttpContext context) => Task.FromResult(
        Reply.Json(StatusCodes.Status200OK, new JsonArray([.. store.List().Select(server => server.ToJson())])));

    private async Task<Reply> CreateAsync(HttpContext context)
    {
        var body = await RequestObject.ReadAsync(context);
        var name = body.RequireText("name");
        body.RequireText("url");
        var server = store.Create(name, body.Url("url")!, AuthType(body) ?? "headers", blank => Apply(blank, body) with
        {
            ExternalSystemId = body.Text("external_system_id"),
            VendorId = body.Text("vendor_id"),
        });
        return Reply.Json(StatusCodes.Status201Created, server.ToJson());
    }

    private Task<Reply> GetAsync(HttpContext context) => Task.FromResult(Reply.Json(
        StatusCodes.Status200OK, (store.Find(ServerId(context)) ?? throw LangSmithError.McpServerNotFound()).ToJson()));

    private async Task<Reply> UpdateAsync(HttpContext context)
    {
        var body = await RequestObject.ReadAsync(context);
        var server = store.Update(ServerId(context), before => Apply(before, body)) ?? throw LangSmithError.McpServerNotFound();
        return Reply.Json(StatusCodes.Status200OK, server.ToJson());
    }

    private Task<Reply> DeleteAsync(HttpContext context) => store.Delete(ServerId(context))
        ? Task.FromResult(Reply.Empty(StatusCodes.Status204NoContent))
        : throw LangSmithError.McpServerNotFound();

    private async Task<Reply> RegisterProviderAsync(HttpContext context)
    {
        (await RequestObject.ReadAsync(context, required: false)).Text("ls_user_id");
        var provider = store.RegisterProvider(ServerId(context)) ?? throw LangSmithError.McpServerNotFound();
        return Reply.Json(StatusCodes.Status200OK, new JsonObject { ["oauth_provider_id"] = provider });
    }

    private static string? AuthType(RequestObject body) => body.OneOf("auth_type", "headers", "oauth");

    private static McpServerRecord Apply(McpServerRecord server, RequestObject body) => server with
    {
        Url = body.Url("url") ?? server.Url,
        AuthType = AuthType(body) ?? server.AuthType,
        Headers = body.Objects("headers")?.Select(Header).ToImmutableList() ?? server.Headers,
        OAuthMode = body.OneOf("oauth_mode", "legacy_shared_provider", "per_user_dynamic_client") ?? server.OAuthMode,
        OAuthProviderId = body.IsNull("oauth_provider_id") ? null : body.Uuid("oauth_provider_id") ?? server.OAuthProviderId,
    };

    private static KeyValuePair<string, string> Header(RequestObject header) =>
        new(header.RequireText("key"), header.Text("value") ?? throw LangSmithError.MissingField("value"));
}
