using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using DeepAgents.Emulator.Hosting;
using DeepAgents.Emulator.Http;
using Microsoft.AspNetCore.Http;

namespace DeepAgents.Emulator.LangSmith.McpServers;

/// <summary>The tools of a registered MCP server. No server is called: every one of them has the same two tools.</summary>
internal sealed class McpToolOperations(McpServerStore servers, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _fetchedAt = new(StringComparer.Ordinal);

    public IEnumerable<Operation> All => [new("GET", "/mcp/tools", ListAsync, "mcp-servers:read")];

    private static JsonObject Tool(string name, string description, string argument) => new()
    {
        ["name"] = name,
        ["description"] = description,
        ["inputSchema"] = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject { [argument] = new JsonObject { ["type"] = "string" } },
            ["required"] = new JsonArray(argument),
        },
        ["annotations"] = new JsonObject { ["readOnlyHint"] = true },
    };

    private Task<Reply> ListAsync(HttpContext context)
    {
        var url = QueryReader.RequireText(context, "url");
        var refresh = QueryReader.Flag(context, "force_refresh") ?? false;
        var server = servers.FindByUrl(url) ?? throw LangSmithError.McpServerNotFound();
        var now = clock.GetUtcNow();
        var key = McpServerRecord.NormalizeUrl(server.Url);
        var cached = !refresh && _fetchedAt.ContainsKey(key);
        var fetchedAt = cached ? _fetchedAt[key] : _fetchedAt.AddOrUpdate(key, now, (_, _) => now);
        return Task.FromResult(Reply.Json(StatusCodes.Status200OK, new JsonObject
        {
            ["tools"] = new JsonArray(
                Tool("search", "Searches the documents of the server.", "query"),
                Tool("fetch", "Returns one document of the server.", "id")),
            ["cached"] = cached,
            ["fetched_at"] = WireTime.Micros(fetchedAt),
        }));
    }
}
