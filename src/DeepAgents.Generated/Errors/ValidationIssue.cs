using System.Collections.ObjectModel;
using System.Text;
using Newtonsoft.Json.Linq;

namespace DeepAgents;

/// <summary>One thing that is wrong with a request, as a validator on the server describes it.</summary>
[Newtonsoft.Json.JsonConverter(typeof(NewtonsoftConverter))]
[System.Text.Json.Serialization.JsonConverter(typeof(DeepAgentsJsonConverter<ValidationIssue>))]
public sealed class ValidationIssue : IWritesJson
{
    private const int MaxTextLength = 500;

    /// <summary>Creates an issue.</summary>
    /// <param name="code">The <c>code</c> member, for example <c>invalid_type</c>.</param>
    /// <param name="message">The <c>message</c> member.</param>
    /// <param name="path">The <c>path</c> member, indexes as digits; empty by default.</param>
    /// <param name="additionalProperties">All other members; none by default.</param>
    public ValidationIssue(
        string? code,
        string? message,
        IEnumerable<string>? path = null,
        IReadOnlyDictionary<string, JToken>? additionalProperties = null)
    {
        Code = code;
        Message = message ?? "";
        Path = Array.AsReadOnly((path ?? []).ToArray());
        PathText = Join(Path);
        AdditionalProperties = additionalProperties
            ?? new ReadOnlyDictionary<string, JToken>(new Dictionary<string, JToken>());
    }

    /// <summary>
    /// The <c>code</c> member, for example <c>invalid_type</c>, or the <c>type</c> of FastAPI, for example <c>missing</c>: an open set.
    /// <see langword="null"/> if absent.
    /// </summary>
    public string? Code { get; }

    /// <summary>The <c>message</c> as sent, also from <c>msg</c>, <c>detail</c> or <c>reason</c>; empty if absent.</summary>
    public string Message { get; }

    /// <summary>
    /// Where in the request the issue is, outermost first; array indexes are strings of digits. FastAPI begins with the part of the
    /// request, such as <c>body</c> or <c>query</c>. Empty if the issue is the body as a whole.
    /// </summary>
    public IReadOnlyList<string> Path { get; }

    /// <summary><see cref="Path"/> in the notation <c>projects[0].name</c>; empty when the issue is the body as a whole.</summary>
    public string PathText { get; }

    /// <summary>
    /// The other members, which vary by <see cref="Code"/>: <c>expected</c> and <c>received</c>, <c>minimum</c>, <c>maximum</c>,
    /// <c>options</c>, <c>unionErrors</c> and so on.
    /// </summary>
    public IReadOnlyDictionary<string, JToken> AdditionalProperties { get; }

    /// <summary>The path and the message on one line, control characters escaped, at most 500 characters.</summary>
    public override string ToString()
    {
        string text = Message.Length > 0 ? Message : Code ?? "";
        return SafeText.Display(PathText.Length == 0 ? text : $"{PathText}: {text}", MaxTextLength);
    }

    private static string Join(IReadOnlyList<string> path)
    {
        var text = new StringBuilder();
        foreach (string segment in path)
        {
            if (segment.Length > 0 && segment.All(c => c is >= '0' and <= '9'))
            {
                text.Append('[').Append(segment).Append(']');
            }
            else if (segment.Length > 0 && segment.All(c => char.IsLetterOrDigit(c) || c is '_' or '-' or '$'))
            {
                text.Append(text.Length > 0 ? "." : "").Append(segment);
            }
            else
            {
                // A key with a dot or a bracket of its own would otherwise read as two segments.
                text.Append("[\"").Append(segment.Replace("\"", "\\\"")).Append("\"]");
            }
        }

        return text.ToString();
    }

    void IWritesJson.WriteTo(WireWriter writer)
    {
        writer.StartObject();
        writer.Write("code"u8, Code);
        writer.Write("message"u8, Message);
        writer.Write("path"u8, Path);
        foreach (var pair in AdditionalProperties)
        {
            writer.Name(pair.Key);
            JsonTokens.Write(pair.Value, writer);
        }

        writer.EndObject();
    }
}
