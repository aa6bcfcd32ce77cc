using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace DeepAgents.Emulator.Http;

/// <summary>The body of a request as JSON. Neither service looks at the content type; a request without a body may have one.</summary>
internal readonly record struct JsonBody(JsonBodyState State, JsonNode? Node)
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static async Task<JsonBody> ReadAsync(HttpContext context)
    {
        using var bytes = new MemoryStream();
        await context.Request.Body.CopyToAsync(bytes, context.RequestAborted);
        if (bytes.Length == 0)
        {
            return new JsonBody(JsonBodyState.Absent, null);
        }

        return TryParse(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), out var node)
            ? new JsonBody(JsonBodyState.Present, node)
            : new JsonBody(JsonBodyState.Malformed, null);
    }

    private static bool TryParse(ReadOnlySpan<byte> utf8, out JsonNode? node)
    {
        node = null;
        try
        {
            node = JsonNode.Parse(StrictUtf8.GetString(utf8));
            Visit(node);
            return true;
        }
        catch (Exception invalid) when (invalid is JsonException or DecoderFallbackException or InvalidOperationException or ArgumentException)
        {
            return false;
        }
    }

    /// <summary>
    /// Touches every node. Parsed nodes are built lazily, which is not safe for readers on several threads; a name that is given twice
    /// fails only when its object is built, and an escape of half a surrogate pair only when its string is read.
    /// </summary>
    private static void Visit(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (_, value) in members)
                {
                    Visit(value);
                }

                break;
            case JsonArray items:
                foreach (var item in items)
                {
                    Visit(item);
                }

                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                _ = value.GetValue<string>();
                break;
            default:
                break;
        }
    }
}
