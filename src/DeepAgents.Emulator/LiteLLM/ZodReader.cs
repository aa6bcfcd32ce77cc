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
    private readonly ZodIssues _issues;
    private readonly JsonNode[] _prefix;
    private readonly JsonObject? _members;

    public ZodReader(JsonNode? body)
        : this(body, new ZodIssues(), [])
    {
    }

    private ZodReader(JsonNode? body, ZodIssues issues, JsonNode[] prefix)
    {
        _issues = issues;
        _prefix = prefix;
        _members = body as JsonObject;
        if (_members is null)
        {
            issues.AddType(Path(), "object", isPresent: true, body);
        }
    }

    /// <summary>A body that is no JSON at all is nothing that the platform expects.</summary>
    public static async Task<ZodReader> ReadAsync(HttpContext context)
    {
        var body = await JsonBody.ReadAsync(context);
        return body.State == JsonBodyState.Present ? new ZodReader(body.Node) : throw LiteLLMError.Internal();
    }

    public string? Text(string name, bool required = false, int minimum = 0, int maximum = int.MaxValue)
    {
        if (!TryGet(name, "string", JsonValueKind.String, required, out var node))
        {
            return null;
        }

        var text = node.GetValue<string>();
        if (text.Length < minimum)
        {
            _issues.AddBound(Path(name), isMinimum: true, minimum, "string");
        }

        if (text.Length > maximum)
        {
            _issues.AddBound(Path(name), isMinimum: false, maximum, "string");
        }

        return text;
    }

    public string? Url(string name)
    {
        var text = Text(name);
        if (text is not null && !Uri.TryCreate(text, UriKind.Absolute, out _))
        {
            _issues.AddFormat(Path(name), "url");
        }

        return text;
    }

    public string? OneOf(string name, IReadOnlyList<string> options, bool required = false)
    {
        var text = Text(name, required);
        if (text is not null && !options.Contains(text, StringComparer.Ordinal))
        {
            _issues.AddOption(Path(name), text, options);
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
            _issues.AddType(Path(name), "integer", "float");
            return null;
        }

        if (number < minimum || number > maximum)
        {
            var isMinimum = number < minimum;
            _issues.AddBound(Path(name), isMinimum, isMinimum ? minimum : maximum, "number");
        }

        return number;
    }

    public bool? Flag(string name)
    {
        JsonNode? found = null;
        if (_members?.TryGetPropertyValue(name, out found) != true)
        {
            return null;
        }

        if (found?.GetValueKind() is JsonValueKind.True or JsonValueKind.False)
        {
            return found.GetValue<bool>();
        }

        _issues.AddType(Path(name), "boolean", isPresent: true, found);
        return null;
    }

    public JsonArray? Array(string name, int most = int.MaxValue)
    {
        if (!TryGet(name, "array", JsonValueKind.Array, required: false, out var node))
        {
            return null;
        }

        if (node.AsArray().Count > most)
        {
            _issues.AddBound(Path(name), isMinimum: false, most, "array");
        }

        return node.AsArray();
    }

    public JsonArray? Texts(string name, int most = int.MaxValue) => ArrayOf(name, "string", JsonValueKind.String, most);

    public JsonArray? Objects(string name, int most = int.MaxValue) => ArrayOf(name, "object", JsonValueKind.Object, most);

    public void Uuids(string name, int most)
    {
        var items = ArrayOf(name, "string", JsonValueKind.String, most);
        for (var index = 0; index < items?.Count; index++)
        {
            if (items[index]?.GetValueKind() == JsonValueKind.String && !Guid.TryParseExact(items[index]!.GetValue<string>(), "D", out _))
            {
                _issues.AddFormat(Path(name, index), "uuid");
            }
        }
    }

    /// <summary>The objects of an array of <see cref="Objects"/>, each with a reader of its own that reports to this one.</summary>
    public IEnumerable<(JsonObject Item, ZodReader Reader)> Each(string name, JsonArray? items)
    {
        for (var index = 0; index < items?.Count; index++)
        {
            if (items[index] is JsonObject item)
            {
                yield return (item, new ZodReader(item, _issues, [name, index]));
            }
        }
    }

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
                _issues.AddType(Path(name, key), expected, isPresent: true, value);
            }
        }

        return node.AsObject();
    }

    public void Custom(string message, params JsonNode[] path) => _issues.AddCustom(Path(path), message);

    /// <summary>The body lacks the members, one of which each of its possible forms needs.</summary>
    public void NoneOf(params string[] names) => _issues.AddUnion(Path(), names);

    public void Check()
    {
        if (_issues.Any)
        {
            throw new ReplyException(LiteLLMError.Reply(StatusCodes.Status400BadRequest, _issues.ToJson()));
        }
    }

    private JsonArray? ArrayOf(string name, string expected, JsonValueKind kind, int most)
    {
        var items = Array(name, most);
        for (var index = 0; index < items?.Count; index++)
        {
            if ((items[index]?.GetValueKind() ?? JsonValueKind.Null) != kind)
            {
                _issues.AddType(Path(name, index), expected, isPresent: true, items[index]);
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
            _issues.AddType(Path(name), expected, present, found);
        }

        return false;
    }

    private JsonArray Path(params JsonNode[] path) => new([.. _prefix.Concat(path).Select(part => part.DeepClone())]);
}
