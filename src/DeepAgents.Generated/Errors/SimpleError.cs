namespace DeepAgents;

/// <summary>
/// A JSON object whose <c>error</c> member is a text, or an object whose own <c>error</c> member is: <c>{"error":"text"}</c>
/// (authentication in the Managed Deep Agents contract, most failures of the LiteLLM Agent Platform) and
/// <c>{"error":{"error":"text"}}</c> (agents and projects of the LiteLLM Agent Platform). <see cref="ApiError.Message"/> also has the
/// texts of other members, such as <c>message</c>.
/// </summary>
[System.Text.Json.Serialization.JsonConverter(typeof(DeepAgentsJsonConverter<SimpleError>))]
public sealed class SimpleError : ApiError
{
    /// <summary>Creates an error from its text.</summary>
    /// <param name="text">The text of the <c>error</c> member.</param>
    /// <param name="isNested">Whether it stood in a second object; <see langword="false"/> by default.</param>
    public SimpleError(string text, bool isNested = false)
        : this(text, isNested, text)
    {
    }

    /// <param name="text">The text of the <c>error</c> member.</param>
    /// <param name="isNested">Whether it stood in a second object.</param>
    /// <param name="message">That text and the other texts of the body, or <see langword="null"/> if none says anything.</param>
    internal SimpleError(string text, bool isNested, string? message)
        : base(message ?? text)
    {
        Text = text ?? throw new ArgumentNullException(nameof(text));
        IsNested = isNested;
    }

    /// <summary>The text as sent, in full, control characters included.</summary>
    public string Text { get; }

    /// <summary>Whether the text stood in a second object, <c>{"error":{"error":"text"}}</c>.</summary>
    public bool IsNested { get; }

    private protected override string Kind => "simple";

    private protected override void WriteMembers(WireWriter writer)
    {
        writer.Write("text"u8, Text);
    }
}
