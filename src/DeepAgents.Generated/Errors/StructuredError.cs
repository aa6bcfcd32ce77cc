namespace DeepAgents;

/// <summary>
/// A JSON object with a <c>code</c> or a <c>detail</c>: the <c>ErrorResponse</c> of the Managed Deep Agents contract
/// (<c>{"type","code","detail","status"}</c>), used there by most 4xx and 5xx answers, problem details (RFC 9457, with <c>title</c>) and
/// the failures of FastAPI (<c>{"detail":…}</c>).
/// </summary>
[System.Text.Json.Serialization.JsonConverter(typeof(DeepAgentsJsonConverter<StructuredError>))]
public sealed class StructuredError : ApiError
{
    private const int MaxCodeLength = 80;

    /// <summary>Creates an error from its members, each of which may be absent.</summary>
    /// <param name="type">The <c>type</c> member, a URI that documents the kind of error.</param>
    /// <param name="code">The <c>code</c> member, for programs.</param>
    /// <param name="detail">The <c>detail</c> member, for people.</param>
    /// <param name="status">The <c>status</c> member, an HTTP status.</param>
    /// <param name="title">The <c>title</c> member, which names the kind of error for people.</param>
    public StructuredError(string? type = null, string? code = null, string? detail = null, int? status = null, string? title = null)
        : this(type, code, detail, status, title, Explanation.Join([title, detail], ": "))
    {
    }

    internal StructuredError(string? type, string? code, string? detail, int? status, string? title, string? message)
        : base(FirstWithText(message, code, type))
    {
        Type = type;
        Code = code;
        Detail = detail;
        Status = status;
        Title = title;
    }

    /// <summary>The <c>type</c> member: a URI that documents the kind of error, or <see langword="null"/>.</summary>
    public string? Type { get; }

    /// <summary>
    /// The <c>code</c> member, for example <c>agent_not_found</c>, or <see langword="null"/>. An open set: compare it with what
    /// you know and expect others.
    /// </summary>
    public string? Code { get; }

    /// <summary>
    /// The <c>detail</c> member as sent, control characters included, or <see langword="null"/>. If it is an object or a list, its
    /// explaining texts, else its JSON. Without a detail, the text of <c>message</c>, <c>error</c> or <c>title</c>.
    /// </summary>
    public string? Detail { get; }

    /// <summary>
    /// The <c>status</c> member, sent as a number or as a string of digits, or <see langword="null"/>. What the server wrote in
    /// the body; the status of the answer itself is <see cref="DeepAgentsApiException.Status"/>.
    /// </summary>
    public int? Status { get; }

    /// <summary>The <c>title</c> member, which names the kind of error for people, or <see langword="null"/>.</summary>
    public string? Title { get; }

    /// <inheritdoc/>
    public override string ToString() => ToText(Code is null ? null : SafeText.Display(Code, MaxCodeLength));

    private static string? FirstWithText(params string?[] candidates) =>
        candidates.FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));

    private protected override string Kind => "structured";

    private protected override void WriteMembers(WireWriter writer)
    {
        writer.Write("type"u8, Type);
        writer.Write("code"u8, Code);
        writer.Write("detail"u8, Detail);
        writer.Write("status"u8, Status, JsonForms<int>.Of);
        writer.Write("title"u8, Title);
    }
}
