using Newtonsoft.Json.Linq;

namespace DeepAgents.LangSmith;

public partial class AgentThreadState
{
    /// <summary>The id of the thread, whichever of its two names the server used.</summary>
    [Newtonsoft.Json.JsonIgnore]
    public string? EffectiveId => Id ?? ThreadId;

    /// <summary>
    /// What the thread waits for a person about; empty when it waits for nothing. Runtimes tell it in <see cref="Interrupts"/> (a list, or
    /// lists by task) or, while the thread is interrupted, inside <see cref="Values"/>.
    /// </summary>
    [Newtonsoft.Json.JsonIgnore]
    public IReadOnlyList<RunInterrupt> PendingInterrupts => Interrupts switch
    {
        JArray { Count: > 0 } list => list.Select(item => RunInterrupt.From(item)).ToArray(),
        JObject { Count: > 0 } byTask => byTask.PropertyValues().OfType<JArray>().SelectMany(list => list).Select(item => RunInterrupt.From(item)).ToArray(),
        _ when Status == ThreadStatus.Interrupted => RunInterrupt.In(Values),
        _ => [],
    };

    /// <summary>The text of the last message of the assistant, or <see langword="null"/> where there is none.</summary>
    [Newtonsoft.Json.JsonIgnore]
    public string? LastAssistantText =>
        (Values as JObject)?["messages"] is JArray messages &&
        messages.LastOrDefault(m => m.Text("type") is "ai" or "AIMessage" || m.Text("role") is "assistant") is { } last
            ? MessageContent.TextOf(last["content"])
            : null;
}
