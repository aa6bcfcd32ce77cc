using System.Text;
using DeepAgents.Chaos.Jobs;
using DeepAgents.LiteLLM;

namespace DeepAgents.Chaos.Watching;

/// <summary>
/// Reads along with one turn of a sandbox. Its events have no numbers, but the pieces of the text have to make up the answer, and no
/// stream ends well without the last frame.
/// </summary>
internal sealed class TurnWatch(string name, JobContext context)
{
    private readonly StringBuilder _text = new();
    private string _lastPiece = "";
    private bool _isWrong;

    public string Answer { get; } = $"You said: {RunWatch.Question(name)}";

    public SendMessageRequest Request() => new() { Text = RunWatch.Question(name) };

    public void See(SessionStreamEvent frame)
    {
        if (_isWrong || frame is not HarnessEvent { Event.TextDelta: { Length: > 0 } piece })
        {
            return;
        }

        if (!Answer.AsSpan(_text.Length).StartsWith(piece))
        {
            _isWrong = true;
            context.Findings.Add(
                piece == _lastPiece ? FindingKind.RepeatedEvent : FindingKind.LostEvent,
                $"job {context.Number}, {name}: '{piece}' came after '{_text}'");
            return;
        }

        _text.Append(piece);
        _lastPiece = piece;
    }

    public void Ended()
    {
        if (!_isWrong && _text.Length < Answer.Length)
        {
            context.Findings.Add(FindingKind.LostEvent, $"job {context.Number}, {name}: the turn ended after '{_text}'");
        }
    }
}
