using System.Text.Json.Nodes;

namespace DeepAgents.Emulator;

/// <summary>A tool call of a run, as it was when the ledger was taken.</summary>
public sealed class LedgerToolCall
{
    internal LedgerToolCall(string id, string threadId, string name, JsonObject arguments)
    {
        (Id, ThreadId) = (id, threadId);
        (ProposedName, ProposedArguments) = (name, (JsonObject)arguments.DeepClone());
        (Name, Arguments) = (ProposedName, ProposedArguments);
    }

    private LedgerToolCall(LedgerToolCall other)
    {
        (Id, ThreadId, Name, ProposedName, Fate) = (other.Id, other.ThreadId, other.Name, other.ProposedName, other.Fate);
        (Arguments, ProposedArguments) = ((JsonObject)other.Arguments.DeepClone(), (JsonObject)other.ProposedArguments.DeepClone());
    }

    /// <summary>The id of the call, as the message of the model has it.</summary>
    public string Id { get; }

    /// <summary>The id of the thread that the call belongs to.</summary>
    public string ThreadId { get; }

    /// <summary>The name of the tool: the one that a person gave after an edit, else the proposed one.</summary>
    public string Name { get; private set; }

    /// <summary>The arguments: those that a person gave after an edit, else the proposed ones.</summary>
    public JsonObject Arguments { get; private set; }

    /// <summary>The name of the tool that the model proposed.</summary>
    public string ProposedName { get; }

    /// <summary>The arguments that the model proposed.</summary>
    public JsonObject ProposedArguments { get; }

    /// <summary>What became of the call.</summary>
    public ToolCallFate Fate { get; internal set; }

    internal void Edit(string name, JsonObject arguments) => (Name, Arguments) = (name, (JsonObject)arguments.DeepClone());

    internal LedgerToolCall Copy() => new(this);
}
