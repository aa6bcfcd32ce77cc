namespace DeepAgents;

/// <summary>
/// What the body of a failed answer said, as one of a closed set of shapes that a caller can switch on:
/// <see cref="StructuredError"/>, <see cref="SimpleError"/>, <see cref="ValidationError"/>, <see cref="PlainTextError"/>,
/// <see cref="HtmlError"/>, <see cref="UnrecognizedError"/> and <see cref="EmptyError"/>.
/// </summary>
/// <remarks>
/// The shape is found by looking at the bytes; status and content type do not decide it, because gateways mislabel both.
/// </remarks>
public abstract class ApiError
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

    private protected string ToText(string? remark)
    {
        string kind = string.IsNullOrEmpty(remark) ? GetType().Name : $"{GetType().Name} ({remark})";
        return SafeText.Escape(Message.Length == 0 ? kind : $"{kind}: {Message}", MaxToStringLength);
    }
}
