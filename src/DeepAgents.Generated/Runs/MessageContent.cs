using Newtonsoft.Json.Linq;

namespace DeepAgents;

/// <summary>The text of messages, in one definition for everything that shows it.</summary>
internal static class MessageContent
{
    /// <summary>What separates the texts of two messages.</summary>
    public const string Separator = "\n\n";

    /// <summary>The text of all messages of the assistant.</summary>
    public static string AssistantText(IEnumerable<RunMessage> messages) =>
        string.Join(Separator, messages.Where(message => message.IsAssistant && message.Text.Length > 0).Select(message => message.Text));

    /// <summary>The content of a message is a text, a block, or a list of blocks of which some hold text.</summary>
    public static string TextOf(JToken? content) => content switch
    {
        JValue { Type: JTokenType.String } text => (string)text!,
        JObject block => TextOfBlock(block) ?? string.Empty,
        JArray blocks => string.Concat(blocks.Select(TextOfBlock)),
        _ => string.Empty,
    };

    private static string? TextOfBlock(JToken block) => block switch
    {
        JValue { Type: JTokenType.String } text => (string)text!,
        JObject known when known.Text("type") is "text" or "text_delta" or "output_text" or null => known.Text("text"),
        _ => null,
    };
}
