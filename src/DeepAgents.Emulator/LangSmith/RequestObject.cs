using System.Text.Json;
using System.Text.Json.Nodes;
using DeepAgents.Emulator.Http;
using Microsoft.AspNetCore.Http;

namespace DeepAgents.Emulator.LangSmith;

/// <summary>
/// The JSON object of a request, read member by member; a member of the wrong kind is answered with <c>invalid_request_body</c>.
/// A member that is null counts as absent, except where <see cref="IsNull"/> asks.
/// </summary>
internal sealed class RequestObject(JsonObject members)
{
    public JsonObject Members { get; } = members;

    public static async Task<RequestObject> ReadAsync(HttpContext context, bool required = true)
    {
        var body = await JsonBody.ReadAsync(context);
        return body switch
        {
            { State: JsonBodyState.Present, Node: JsonObject members } => new RequestObject(members),
            { State: JsonBodyState.Absent } when !required => new RequestObject([]),
            { State: JsonBodyState.Absent } => throw LangSmithError.InvalidBody("This call needs a JSON object as its body."),
            { State: JsonBodyState.Malformed } => throw LangSmithError.InvalidBody("The body is not valid JSON."),
            _ => throw LangSmithError.InvalidBody("The body must be a JSON object."),
        };
    }

    public bool Has(string name) => Members[name] is not null;

    public bool IsNull(string name) => Members.TryGetPropertyValue(name, out var value) && value is null;

    public string RequireText(string name) => Text(name) is { Length: > 0 } text ? text : throw LangSmithError.MissingField(name);

    public string? Text(string name) => Members[name] switch
    {
        null => null,
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        _ => throw WrongKind(name, "a string"),
    };

    public string? OneOf(string name, params ReadOnlySpan<string> known)
    {
        var text = Text(name);
        return text is null || known.Contains(text) ? text : throw WrongKind(name, $"one of {string.Join(", ", known.ToArray())}");
    }

    public string? Uuid(string name)
    {
        var text = Text(name);
        return text is null || Guid.TryParseExact(text, "D", out _) ? text : throw WrongKind(name, "a UUID");
    }

    public string? Url(string name)
    {
        var text = Text(name);
        return text is null || (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
            ? text
            : throw WrongKind(name, "an absolute http or https URL");
    }

    public bool? Flag(string name) => Members[name] switch
    {
        null => null,
        JsonValue value when value.GetValueKind() is JsonValueKind.True or JsonValueKind.False => value.GetValue<bool>(),
        _ => throw WrongKind(name, "true or false"),
    };

    public int? Integer(string name) => Members[name] switch
    {
        null => null,
        JsonValue value when value.GetValueKind() == JsonValueKind.Number && value.TryGetValue<int>(out var number) => number,
        _ => throw WrongKind(name, "an integer"),
    };

    public RequestObject? Object(string name) => Members[name] switch
    {
        null => null,
        JsonObject value => new RequestObject(value),
        _ => throw WrongKind(name, "an object"),
    };

    public JsonArray? Array(string name) => Members[name] switch
    {
        null => null,
        JsonArray value => value,
        _ => throw WrongKind(name, "an array"),
    };

    public IReadOnlyList<RequestObject>? Objects(string name) => Array(name)?
        .Select(item => item is JsonObject value ? new RequestObject(value) : throw WrongKind(name, "an array of objects"))
        .ToList();

    public IReadOnlyList<string>? Texts(string name) => Array(name)?
        .Select(item => item?.GetValueKind() == JsonValueKind.String
            ? item.GetValue<string>()
            : throw WrongKind(name, "an array of strings"))
        .ToList();

    public JsonObject Copy() => (JsonObject)Members.DeepClone();

    private static ReplyException WrongKind(string name, string expected) =>
        LangSmithError.InvalidBody($"The member '{name}' must be {expected}.");
}
