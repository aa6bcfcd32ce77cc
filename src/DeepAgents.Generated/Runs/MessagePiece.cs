using System.Text.Json;
using Newtonsoft.Json.Linq;

namespace DeepAgents;

/// <summary>What most readers want to know of a piece of a message.</summary>
/// <param name="Text">The text; empty for a piece without one.</param>
/// <param name="Id">The id of the message, or <see langword="null"/>.</param>
/// <param name="IsAssistant">Whether the model wrote it.</param>
internal readonly record struct MessagePiece(string Text, string? Id, bool IsAssistant)
{
    /// <summary>
    /// Reads the usual pair of a piece with a plain text and its metadata; <see langword="null"/> for anything else. Straight on the bytes:
    /// a run has thousands of them, and making tokens or strings of what nobody asks for would be most of their cost.
    /// </summary>
    public static MessagePiece? TryRead(byte[] data)
    {
        try
        {
            var reader = new Utf8JsonReader(data);
            return Read(ref reader);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The same of a piece that was read as JSON.</summary>
    public static MessagePiece Of(JObject? chunk)
    {
        var (members, name) = RunMessage.Open(chunk ?? []);
        return new(MessageContent.TextOf(members["content"]), members.Text("id"), RunMessage.RoleOf(name) == "assistant");
    }

    private static MessagePiece? Read(ref Utf8JsonReader reader)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray || !reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        string? text = null, id = null;
        bool isPlain = true, isAssistant = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("content"u8))
            {
                isPlain &= TryReadText(ref reader, out text);
            }
            else if (reader.ValueTextEquals("id"u8))
            {
                isPlain &= TryReadText(ref reader, out id);
            }
            else if (reader.ValueTextEquals("type"u8))
            {
                isPlain &= reader.Read() && reader.TokenType == JsonTokenType.String;
                isAssistant = isPlain && (reader.ValueTextEquals("AIMessageChunk"u8) || reader.ValueTextEquals("ai"u8) || reader.ValueTextEquals("AIMessage"u8));
                reader.Skip();
            }
            else if (reader.ValueTextEquals("role"u8))
            {
                // Rare enough to take the long way.
                isPlain = false;
                reader.Skip();
            }
            else
            {
                reader.Skip();
            }
        }

        // The rest has to be JSON as well.
        while (reader.Read())
        {
        }

        return isPlain ? new MessagePiece(text ?? string.Empty, id, isAssistant) : null;
    }

    private static bool TryReadText(ref Utf8JsonReader reader, out string? text)
    {
        reader.Read();
        text = reader.TokenType != JsonTokenType.String ? null : JsonText.Decode(reader.ValueSpan, reader.ValueIsEscaped);
        var isPlain = reader.TokenType is JsonTokenType.String or JsonTokenType.Null;
        reader.Skip();
        return isPlain;
    }
}
