using System.Text.Json;
using System.Text.Json.Nodes;

namespace DeepAgents.ContractDrift.Reading;

/// <summary>Reads JSON text, and says where it is none.</summary>
internal static class JsonText
{
    private const int MaxDepth = 256;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    public static JsonNode? Read(string source, string text)
    {
        try
        {
            return JsonNode.Parse(text, documentOptions: Strict);
        }
        catch (JsonException exception)
        {
            // The reader counts lines and columns from zero, and repeats them in its message.
            var said = exception.Message.Split(" LineNumber:", 2)[0];
            throw new UnreadableSourceException(source, $"not JSON: {said}", (exception.LineNumber ?? -1) + 1, (exception.BytePositionInLine ?? -1) + 1);
        }
    }
}
