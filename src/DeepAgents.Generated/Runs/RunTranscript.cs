using Newtonsoft.Json.Linq;

namespace DeepAgents;

/// <summary>What the stream of one run has told so far.</summary>
/// <param name="earlierMessages">The ids of the messages that were on the thread before the run.</param>
/// <param name="isResumed">Whether the run resumes another one, so that the first state it shows is from before it.</param>
internal sealed class RunTranscript(ISet<string> earlierMessages, bool isResumed)
{
    private readonly List<RunInterrupt> _interrupts = [];

    public string? RunId { get; set; }

    /// <summary>The text of the assistant, in pieces.</summary>
    public AssistantText Text { get; } = new(earlierMessages);

    /// <summary>The last state of the run itself that the stream showed, or <see langword="null"/>.</summary>
    public JObject? State { get; private set; }

    /// <summary>The interrupts of the run and its subgraphs, each once.</summary>
    public IReadOnlyList<RunInterrupt> Interrupts => _interrupts;

    /// <summary>Takes note of an event.</summary>
    /// <returns>The next piece of the text of the assistant, or an empty text.</returns>
    public string Add(RunEvent item)
    {
        RunId ??= (item as RunMetadataEvent)?.RunId;
        if (item is RunValuesEvent { Namespace.Count: 0, Values: { } state } && state["__interrupt__"] is null)
        {
            if (isResumed && State is null)
            {
                earlierMessages.UnionWith(RunMessage.Ids(state));
            }

            State = state;
        }

        Add(item switch
        {
            RunValuesEvent values => values.Interrupts,
            RunUpdatesEvent updates => updates.Interrupts,
            _ => [],
        });
        return Text.Next(item);
    }

    /// <summary>The interrupts of the stream and those that the thread names, each once.</summary>
    public IReadOnlyList<RunInterrupt> With(IEnumerable<RunInterrupt> ofThread)
    {
        Add(ofThread);
        return [.. _interrupts];
    }

    private void Add(IEnumerable<RunInterrupt> interrupts)
    {
        foreach (var interrupt in interrupts)
        {
            if (!_interrupts.Exists(known => known.Is(interrupt)))
            {
                _interrupts.Add(interrupt);
            }
        }
    }
}
