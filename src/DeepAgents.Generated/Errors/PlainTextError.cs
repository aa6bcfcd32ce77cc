namespace DeepAgents;

/// <summary>
/// A body that is neither JSON nor HTML, such as <c>missing permission mcp-servers:create</c> (Managed Deep Agents, 403) or a
/// proxy's <c>upstream connect error</c>; also JSON that was cut off or is malformed.
/// </summary>
[System.Text.Json.Serialization.JsonConverter(typeof(DeepAgentsJsonConverter<PlainTextError>))]
public sealed class PlainTextError : ApiError
{
    /// <summary>Creates an error from its text.</summary>
    /// <param name="text">The body's text.</param>
    /// <param name="isBrokenJson">Whether the text starts like JSON; <see langword="false"/> by default.</param>
    public PlainTextError(string text, bool isBrokenJson = false)
        : base(text)
    {
        Text = text ?? throw new ArgumentNullException(nameof(text));
        IsBrokenJson = isBrokenJson;
    }

    /// <summary>
    /// The body's text without white space around it, control characters included; <see cref="ApiError.Message"/> is its form for logs.
    /// </summary>
    public string Text { get; }

    /// <summary>
    /// Whether the text starts like a JSON object or array but cannot be read as one: cut off on the way, malformed, or nested
    /// more than 64 deep.
    /// </summary>
    public bool IsBrokenJson { get; }

    private protected override string Kind => "plain_text";

    private protected override void WriteMembers(WireWriter writer)
    {
        writer.Write("text"u8, Text);
    }
}
