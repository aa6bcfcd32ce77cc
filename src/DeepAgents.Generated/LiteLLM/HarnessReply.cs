namespace DeepAgents.LiteLLM;

public partial class HarnessReply
{
    /// <summary>
    /// The text of the reply: its text parts, one after the other. Other parts (tool calls, reasoning, steps) are left out; a reply
    /// without text is the empty string.
    /// </summary>
    [Newtonsoft.Json.JsonIgnore]
    public string Text => string.Concat((Parts ?? []).Where(part => part?.Type == "text").Select(part => part.Text));
}
