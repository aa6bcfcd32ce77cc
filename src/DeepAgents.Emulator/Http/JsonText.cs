using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DeepAgents.Emulator.Http;

/// <summary>Writing of JSON nodes. Non-ASCII text goes out as UTF-8, as both services send it, not as escapes.</summary>
internal static class JsonText
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonWriterOptions Indented = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true };

    public static ReadOnlyMemory<byte> ToUtf8(JsonNode? node) => Write(node, Compact);

    public static string ToText(JsonNode? node) => Encoding.UTF8.GetString(Write(node, Compact).Span);

    public static string ToIndentedText(JsonNode? node) => Encoding.UTF8.GetString(Write(node, Indented).Span);

    private static ReadOnlyMemory<byte> Write(JsonNode? node, JsonWriterOptions options)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer, options))
        {
            if (node is null)
            {
                writer.WriteNullValue();
            }
            else
            {
                node.WriteTo(writer);
            }
        }

        return buffer.WrittenMemory;
    }
}
