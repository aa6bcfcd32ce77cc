using System.Text.Json.Nodes;

namespace DeepAgents.Emulator.Runs;

/// <summary>A decision of a person about one tool call.</summary>
internal sealed record Decision(HumanDecision Kind)
{
    public string? Message { get; init; }

    /// <summary>The tool that runs after an edit.</summary>
    public string? Name { get; init; }

    /// <summary>The arguments that it runs with after an edit.</summary>
    public JsonObject? Arguments { get; init; }

    /// <summary>The call as it is after the decision.</summary>
    public ToolCall ApplyTo(ToolCall call, ApprovalForm form, string messageId) => Kind switch
    {
        HumanDecision.Edit => call with { Name = Name!, Arguments = Arguments!, IsEdited = true },
        HumanDecision.Reject => call with
        {
            Result = RunMessages.ToolResult(messageId, call.Id, call.Name, Refusal(call, form), RunMessages.Error),
        },
        HumanDecision.Respond => call with { Result = RunMessages.ToolResult(messageId, call.Id, call.Name, Message!) },
        _ => call,
    };

    /// <summary>What the model is told about a refused call: LangChain for JavaScript hands it the person's words alone.</summary>
    private string Refusal(ToolCall call, ApprovalForm form)
    {
        if (string.IsNullOrEmpty(Message))
        {
            return $"User rejected the tool call for `{call.Name}` with id {call.Id}"
                + (form == ApprovalForm.CamelCase ? string.Empty : ".");
        }

        return form == ApprovalForm.CamelCase ? Message : $"User rejected the tool call for `{call.Name}` with reason: {Message}";
    }
}
