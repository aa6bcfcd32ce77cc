using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Microsoft.OpenApi.YamlReader;
using SharpYaml;
using SharpYaml.Serialization;

namespace DeepAgents.ContractDrift.Reading;

/// <summary>Reads YAML text into the same nodes as JSON.</summary>
internal static class YamlText
{
    /// <param name="firstLine">The line of the source at which the text stands, counted from one.</param>
    public static JsonNode? Read(string source, string text, int firstLine = 1)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(new string('\n', firstLine - 1) + text));
            return stream.Documents.Count <= 1
                ? stream.Documents.Select(d => WithNulls(source, d.ToJsonNode())).SingleOrDefault()
                : throw new UnreadableSourceException(source, "more than one YAML document. Give one of them.");
        }
        catch (YamlException exception)
        {
            var at = exception.Start;
            throw new UnreadableSourceException(source, $"not YAML: {exception.Message}", at.Line + 1, at.Column + 1);
        }
        catch (Exception exception) when (exception is OpenApiReaderException or ArgumentException or InvalidCastException)
        {
            throw new UnreadableSourceException(source, $"not YAML that JSON could express: {exception.Message}");
        }
    }

    /// <summary>The converter writes a text of its own where YAML says null.</summary>
    private static JsonNode? WithNulls(string source, JsonNode node) =>
        JsonText.Read(source, node.ToJsonString().Replace(JsonNullSentinel.JsonNull.ToJsonString(), "null", StringComparison.Ordinal));
}
