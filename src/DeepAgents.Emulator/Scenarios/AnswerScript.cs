using System.Text.Json.Nodes;

namespace DeepAgents.Emulator;

/// <summary>
/// How runs of the LangSmith side and messages of the LiteLLM side are answered. An answer does what it has, in this order: it asks its
/// <see cref="Interrupts"/>, makes its <see cref="ToolCalls"/>, and ends with its <see cref="Text"/> or its <see cref="Error"/>. The
/// platform's harness knows no pauses: it skips interrupts and runs each tool without asking.
/// </summary>
public sealed class AnswerScript
{
    /// <summary>A text that the last message of the input must hold, whatever its case; null fits every input.</summary>
    /// <value>The default is null.</value>
    public string? WhenInputContains { get; set; }

    /// <summary>How many inputs get this answer before the next that fits takes over; null for all.</summary>
    /// <value>The default is null.</value>
    public int? Times { get; set; }

    /// <summary>
    /// The final answer. Null for a text that is made of what the tools returned, else of what a person answered, else of the input.
    /// </summary>
    /// <value>The default is null.</value>
    public string? Text { get; set; }

    /// <summary>The tool calls that the model makes, all in one message.</summary>
    /// <value>The default is empty.</value>
    public IList<ToolCallScript> ToolCalls { get; } = [];

    /// <summary>How a person is asked about the tool calls that need a decision.</summary>
    /// <value>The default is <see cref="DeepAgents.Emulator.ApprovalForm.SnakeCase"/>.</value>
    public ApprovalForm ApprovalForm { get; set; }

    /// <summary>
    /// The values of interrupts of another form, any JSON. They wait at once, and each is resumed with any JSON.
    /// </summary>
    /// <value>The default is empty.</value>
    public IList<JsonNode?> Interrupts { get; } = [];

    /// <summary>
    /// A node that the run pauses before, each time that it gets there, without anything to decide: <c>model</c> or <c>tools</c>. A run
    /// without new input goes on from there. Null for no such pause.
    /// </summary>
    /// <value>The default is null.</value>
    public string? PauseBefore { get; set; }

    /// <summary>How the answer fails after its interrupts and tool calls, instead of ending with a text; null if it does not.</summary>
    /// <value>The default is null.</value>
    public ErrorScript? Error { get; set; }

    /// <summary>The tokens that each message of the model reports; null for none.</summary>
    /// <value>The default is null.</value>
    public UsageScript? Usage { get; set; }

    /// <summary>How long the agent takes; null for about a second for a run and 300 milliseconds for a message.</summary>
    /// <value>The default is null.</value>
    public TimeSpan? Duration { get; set; }

    /// <summary>The final answer to an input, after the tools returned and a person answered.</summary>
    internal string FinalText(string input, IReadOnlyList<(string Tool, string Result)> results, IReadOnlyList<string> answers)
    {
        if (Text is not null)
        {
            return Text;
        }

        if (results.Count > 0)
        {
            return string.Join("; ", results.Select(result => $"{result.Tool} said: {result.Result}"));
        }

        if (answers.Count > 0)
        {
            return string.Join("; ", answers.Select(answer => $"You answered: {answer}"));
        }

        return input.Length == 0 ? "There was nothing to answer." : $"You said: {input}";
    }
}
