using System.Globalization;
using System.Text;
using DeepAgents.Chaos.Jobs;
using DeepAgents.LangSmith;

namespace DeepAgents.Chaos.Watching;

/// <summary>
/// Reads along with one run. The emulator numbers its events from 0, so a number that is left out is an event lost, and one that
/// comes again an event repeated, resumptions or not.
/// </summary>
internal sealed class RunWatch(string name, JobContext context)
{
    private readonly StringBuilder _text = new();
    private int _next;
    private bool _mayBeShort;
    private RunEvent? _last;

    public string Answer { get; } = $"You said: {Question(name)}";

    /// <summary>
    /// A body that the server ends early and cleanly looks like one that is over, so only there a client cannot know that the end is
    /// missing.
    /// </summary>
    public StreamOptions Options => new() { OnResponse = answer => _mayBeShort = IsCutShort(answer) };

    public static string Question(string name) => $"{name} one two three four five six";

    public StreamRunRequest Request(string agentId)
    {
        var request = StreamRunRequest.Create(agentId, Question(name));
        request.StreamMode = [RunStreamMode.Values, RunStreamMode.Updates, RunStreamMode.MessagesTuple];
        return request;
    }

    public void See(RunEvent item)
    {
        if (!int.TryParse(item.Id, NumberStyles.None, CultureInfo.InvariantCulture, out var id) || id > _next)
        {
            Add(FindingKind.LostEvent, $"event {item.Id ?? "without id"} came where {_next} was due");
        }
        else if (id < _next)
        {
            Add(FindingKind.RepeatedEvent, $"event {id} came again, {_next} was due");
            return;
        }

        _next = id + 1;
        _last = item;
        _text.Append((item as RunMessageEvent)?.TextDelta);
    }

    /// <summary>The stream is over, and nothing was said to be wrong.</summary>
    public void Ended()
    {
        if (!_mayBeShort && (_text.ToString() != Answer || _last is not RunValuesEvent))
        {
            Add(FindingKind.LostEvent, $"the stream ended after event {_next - 1} ({_last?.Name}) with the text '{_text}'");
        }
    }

    private static bool IsCutShort(ResponseInfo answer) =>
        answer.Headers.TryGetValue(Services.FaultHeader, out var fault) && fault.Contains("truncate");

    private void Add(FindingKind kind, string text) => context.Findings.Add(kind, $"job {context.Number}, {name}: {text}");
}
