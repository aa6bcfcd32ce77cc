using System.Text.Json;
using System.Text.Json.Nodes;
using DeepAgents.Emulator.Http;
using Microsoft.AspNetCore.Http;

namespace DeepAgents.Emulator.LiteLLM;

/// <summary>
/// Reads the members of a body and collects what is wrong with them as the platform's validator words it; a null for an optional
/// member is wrong too. <see cref="Check"/> answers with all issues at once.
/// </summary>
internal sealed class ZodReader
{
    private readonly JsonArray _issues = [];
    private readonly JsonObject? _members;

    public ZodReader(JsonNode? body)
    {
        _members = body as JsonObject;
        if (_members is null)
        {
            AddType([], "object", KindOf(body));
        }
    }

    public string? Text(string name, bool required = false, int minimum = 0)
    {
        if (!TryGet(name, "string", JsonValueKind.String, required, out var node))
        {
            return null;
        }

        var text = node.GetValue<string>();
        if (text.Length < minimum)
        {
            Add("too_small", $"String must contain at least {minimum} character(s)", [name], new JsonObject
            {
                ["minimum"] = minimum,
                ["type"] = "string",
                ["inclusive"] = true,
                ["exact"] = false,
            });
        }

        return text;
    }

    public string? Url(string name)
    {
        var text = Text(name);
        if (text is not null && !Uri.TryCreate(text, UriKind.Absolute, out _))
        {
            Add("invalid_string", "Invalid url", [name], new JsonObject { ["validation"] = "url" });
        }

        return text;
    }

    public int? Integer(string name, int minimum, int maximum)
    {
        if (!TryGet(name, "number", JsonValueKind.Number, required: false, out var node))
        {
            return null;
        }

        if (!node.AsValue().TryGetValue<int>(out var number))
        {
            AddType([name], "integer", "float");
            return null;
        }

        if (number < minimum || number > maximum)
        {
            var (code, rule, word, bound) = number < minimum
                ? ("too_small", "minimum", "greater", minimum)
                : ("too_big", "maximum", "less", maximum);
            Add(code, $"Number must be {word} than or equal to {bound}", [name], new JsonObject
            {
                [rule] = bound,
                ["type"] = "number",
                ["inclusive"] = true,
                ["exact"] = false,
            });
        }

        return number;
    }

    public JsonArray? Array(string name) =>
        TryGet(name, "array", JsonValueKind.Array, required: false, out var node) ? node.AsArray() : null;

    public JsonArray? Texts(string name) => ArrayOf(name, "string", JsonValueKind.String);

    public JsonArray? Objects(string name) => ArrayOf(name, "object", JsonValueKind.Object);

    public JsonObject? Map(string name, JsonValueKind values, string expected)
    {
        if (!TryGet(name, "object", JsonValueKind.Object, required: false, out var node))
        {
            return null;
        }

        foreach (var (key, value) in node.AsObject())
        {
            if ((value?.GetValueKind() ?? JsonValueKind.Null) != values)
            {
                AddType([name, key], expected, KindOf(value));
            }
        }

        return node.AsObject();
    }

    public void Custom(string message, params JsonArray path) => Add("custom", message, path, []);

    public void Check()
    {
        if (_issues.Count > 0)
        {
            throw new ReplyException(LiteLLMError.Reply(StatusCodes.Status400BadRequest, _issues));
        }
    }

    private static string KindOf(JsonNode? node) => node?.GetValueKind() switch
    {
        null or JsonValueKind.Null => "null",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        { } kind => kind.ToString().ToLowerInvariant(),
    };

    private JsonArray? ArrayOf(string name, string expected, JsonValueKind kind)
    {
        var items = Array(name);
        for (var index = 0; index < items?.Count; index++)
        {
            if ((items[index]?.GetValueKind() ?? JsonValueKind.Null) != kind)
            {
                AddType([name, index], expected, KindOf(items[index]));
            }
        }

        return items;
    }

    private bool TryGet(string name, string expected, JsonValueKind kind, bool required, out JsonNode node)
    {
        JsonNode? found = null;
        var present = _members?.TryGetPropertyValue(name, out found) ?? false;
        node = found!;
        if (found?.GetValueKind() == kind)
        {
            return true;
        }

        // A body that is no object has its one issue already.
        if (_members is not null && (present || required))
        {
            AddType([name], expected, present ? KindOf(found) : "undefined");
        }

        return false;
    }

    private void AddType(JsonArray path, string expected, string received) => Add(
        "invalid_type",
        received == "undefined" ? "Required" : $"Expected {expected}, received {received}",
        path,
        new JsonObject { ["expected"] = expected, ["received"] = received });

    private void Add(string code, string message, JsonArray path, JsonObject extra)
    {
        var issue = new JsonObject { ["code"] = code };
        foreach (var (name, value) in extra)
        {
            issue[name] = value?.DeepClone();
        }

        issue["path"] = path;
        issue["message"] = message;
        _issues.Add((JsonNode)issue);
    }
}
