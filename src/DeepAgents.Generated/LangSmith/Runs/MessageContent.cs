using Newtonsoft.Json.Linq;

namespace DeepAgents.LangSmith;

/// <summary>The content of a message is a text, or a list of blocks of which some hold text.</summary>
internal static class MessageContent
{
    public static string TextOf(JToken? content) => content switch
    {
        JValue { Type: JTokenType.String } text => (string)text!,
        JArray blocks => string.Concat(blocks.Select(TextOfBlock)),
        _ => string.Empty,
    };

    private static string? TextOfBlock(JToken block) => block switch
    {
        JValue { Type: JTokenType.String } text => (string)text!,
        JObject known when known.Text("type") is "text" or "text_delta" or null => known.Text("text"),
        _ => null,
    };
}
