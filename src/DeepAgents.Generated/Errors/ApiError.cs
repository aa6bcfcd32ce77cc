namespace DeepAgents;

/// <summary>
/// What the body of a failed answer said, as one of a closed set of shapes that a caller can switch on:
/// <see cref="StructuredError"/>, <see cref="SimpleError"/>, <see cref="ValidationError"/>, <see cref="PlainTextError"/>,
/// <see cref="HtmlError"/>, <see cref="UnrecognizedError"/> and <see cref="EmptyError"/>.
/// </summary>
/// <remarks>
/// <para>The shape is found by looking at the bytes; status and content type do not decide it, because gateways mislabel both.</para>
/// <para>As JSON, for logs and relays, it is <c>{"kind":"structured","message":"…"}</c> with the members of its class, such as <c>code</c>.</para>
/// </remarks>
[Newtonsoft.Json.JsonConverter(typeof(NewtonsoftConverter))]
[System.Text.Json.Serialization.JsonConverter(typeof(DeepAgentsJsonConverter<ApiError>))]
public abstract class ApiError : IWritesJson
{
    internal const int MaxMessageLength = 1000;
    private const int MaxToStringLength = 200;

    private protected ApiError(string? message) => Message = SafeText.Display(message ?? "", MaxMessageLength);

    /// <summary>
    /// The human text of this error, safe to log: one line, control characters escaped, secrets replaced by <c>***</c>, at most
    /// 1000 characters. Never <see langword="null"/>; empty where the server sent an empty text.
    /// </summary>
    public string Message { get; }

    /// <summary>The kind of this error and the beginning of its message, on one line of at most 200 characters.</summary>
    public override string ToString() => ToText(null);

    void IWritesJson.WriteTo(WireWriter writer)
    {
        writer.StartObject();
        writer.Write("kind"u8, Kind);
        writer.Write("message"u8, Message);
        WriteMembers(writer);
        writer.EndObject();
    }

    private protected abstract string Kind { get; }

    private protected virtual void WriteMembers(WireWriter writer)
    {
    }

    private protected string ToText(string? remark)
    {
        string kind = string.IsNullOrEmpty(remark) ? GetType().Name : $"{GetType().Name} ({remark})";
        return SafeText.Escape(Message.Length == 0 ? kind : $"{kind}: {Message}", MaxToStringLength);
    }
}
