using System.Text;

namespace DeepAgents;

/// <summary>
/// The text of the assistant in the events of one run, in pieces that a caller can write one by one: an empty line separates messages, and
/// the first half of a surrogate pair is held back until the other half arrives. Text of subgraphs is not part of it, nor is that of
/// messages that were on the thread before the run.
/// </summary>
internal sealed class AssistantText(ICollection<string> earlierMessages)
{
    private readonly StringBuilder _written = new();
    private string? _messageId;
    private string _held = "";

    /// <summary>All pieces so far.</summary>
    public string Written => _written.ToString();

    /// <summary>The next piece, or an empty text.</summary>
    public string Next(RunEvent item)
    {
        if (item is not RunMessageEvent { Namespace.Count: 0, IsAssistant: true, TextDelta: { Length: > 0 } text } message
            || (message.MessageId is { } id && earlierMessages.Contains(id)))
        {
            return "";
        }

        var isNext = _messageId != message.MessageId && _written.Length + _held.Length > 0;
        _messageId = message.MessageId;
        return Write(_held + (isNext ? MessageContent.Separator : "") + text, isLast: false);
    }

    /// <summary>What was held back, and what a longer whole text has beyond the pieces; null if the pieces are not its beginning.</summary>
    public string? Rest(string whole) =>
        whole.StartsWith(Written + _held, StringComparison.Ordinal) ? Write(whole.Substring(_written.Length), isLast: true) : null;

    /// <summary>What was held back.</summary>
    public string Rest() => Write(_held, isLast: true);

    private string Write(string text, bool isLast)
    {
        var split = !isLast && text.Length > 0 && char.IsHighSurrogate(text[text.Length - 1]) ? text.Length - 1 : text.Length;
        _held = text.Substring(split);
        var piece = text.Substring(0, split);
        _written.Append(piece);
        return piece;
    }
}
