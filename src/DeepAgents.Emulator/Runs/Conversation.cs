using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace DeepAgents.Emulator.Runs;

/// <summary>What runs change of a thread. A change makes a new record; the nodes in it are never changed.</summary>
internal sealed record Conversation
{
    public string Status { get; init; } = ThreadStatus.Idle;

    public ImmutableList<JsonObject> Messages { get; init; } = [];

    /// <summary>The turn that a run left open because it paused or failed; null while a run works on it.</summary>
    public Turn? Open { get; init; }

    public int ActiveRuns { get; init; }

    /// <summary>What waits for a person.</summary>
    public IEnumerable<Interrupt> Interrupts => Status == ThreadStatus.Interrupted && Open is not null ? Open.Waiting : [];

    public JsonObject ToValues() => new() { ["messages"] = new JsonArray([.. Messages.Select(message => message.DeepClone())]) };

    /// <summary>The interrupts by the task that waits; a task that does not wait has an empty list.</summary>
    public JsonObject ToInterrupts()
    {
        var interrupts = new JsonObject();
        if (Open?.PauseId is { } pause)
        {
            interrupts[pause] = new JsonArray();
        }

        foreach (var task in Open?.Tasks ?? [])
        {
            interrupts[task.Id] = new JsonArray([.. Interrupts.Where(one => one == task.Interrupt).Select(one => one.ToJson())]);
        }

        return interrupts;
    }

    /// <summary>Adds messages; one with the id of an earlier message takes its place.</summary>
    public Conversation With(IEnumerable<JsonObject> messages)
    {
        var all = Messages;
        foreach (var message in messages)
        {
            var id = (string?)message["id"];
            var index = all.FindIndex(one => (string?)one["id"] == id);
            all = index < 0 ? all.Add(message) : all.SetItem(index, message);
        }

        return this with { Messages = all };
    }
}
