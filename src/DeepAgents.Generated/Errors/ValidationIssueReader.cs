using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DeepAgents;

/// <summary>
/// Finds what is wrong with a request in the forms that validators send: Zod, FastAPI, RFC 9457 (<c>errors</c>, <c>invalid-params</c>)
/// and ASP.NET (<c>errors</c> by member).
/// </summary>
internal static class ValidationIssueReader
{
    private static readonly string[] Lists = ["error", "issues", "detail", "errors", "details", "invalid-params", "invalid_params"];
    private static readonly string[] Maps = ["errors", "fieldErrors", "ModelState"];
    private static readonly string[] Nested = ["unionErrors", "errors", "issues", "argumentsError", "returnTypeError"];
    private static readonly string[] Messages = ["message", "msg", "detail", "reason", "description", "title"];
    private static readonly string[] Places = ["path", "loc", "pointer", "instancePath", "source", "field", "name", "property", "parameter", "param", "member"];

    /// <summary>The issues in the order of the server and the part of the body that lists them, or <see langword="null"/> if it lists none.</summary>
    internal static (IReadOnlyList<ValidationIssue> Issues, JToken Source)? Find(JObject json)
    {
        var error = json["error"] as JObject;
        foreach (JObject place in new[] { json, error, error?["error"] as JObject, json["detail"] as JObject }.OfType<JObject>())
        {
            if (Lists.Where(name => IsIssueList(place[name], name)).Select(name => place[name]).FirstOrDefault() is { } list)
            {
                return ([.. Read(list, [])], list);
            }

            if (Maps.Select(name => place[name]).OfType<JObject>().FirstOrDefault(IsMap) is { } map)
            {
                return ([.. map.Properties().SelectMany(ReadMember)], map);
            }
        }

        return null;
    }

    private static bool IsIssueList(JToken? token, string name)
    {
        if (token is not JArray { Count: > 0 } list || !list.All(item => item is JObject issue && IsIssue(issue)))
        {
            return false;
        }

        // Lists of these names are also used for failures that are not about the request: there, an issue names its place.
        return name is "error" or "issues" or "detail" || list.OfType<JObject>().Any(issue => Places.Any(place => issue[place] is not null));
    }

    private static bool IsIssue(JObject issue) => Message(issue) is not null || Text(issue["code"]) is not null;

    private static bool IsMap(JObject map)
    {
        bool hasList = map.Properties().Any(member => member.Value is JArray { Count: > 0 });
        return hasList && map.Properties().All(member => member.Value is JArray list ? list.All(item => Text(item) is not null) : Text(member.Value) is not null);
    }

    private static IEnumerable<ValidationIssue> ReadMember(JProperty member)
    {
        string[] path = Segments(member.Name);
        JToken[] texts = member.Value is JArray list ? [.. list] : [member.Value];
        return texts.Select(text => new ValidationIssue(null, Text(text), path));
    }

    /// <param name="token">An issue, or what groups issues: a list, or the <c>ZodError</c> of one alternative.</param>
    /// <param name="prefix">The path that the paths below are relative to.</param>
    private static IEnumerable<ValidationIssue> Read(JToken token, IReadOnlyList<string> prefix)
    {
        if (token is JArray list)
        {
            return list.SelectMany(item => Read(item, prefix));
        }

        if (token is not JObject json)
        {
            return [];
        }

        ValidationIssue? issue = IsIssue(json) ? ReadIssue(json, prefix) : null;
        IEnumerable<ValidationIssue> nested = Nested.Where(name => json[name] is not null)
            .SelectMany(name => Read(json[name]!, issue is not null && name is "errors" or "issues" ? issue!.Path : prefix));
        return issue is null ? nested : nested.Prepend(issue);
    }

    private static ValidationIssue ReadIssue(JObject issue, IReadOnlyList<string> prefix)
    {
        string? code = Text(issue["code"]) is not null ? "code" : issue["msg"] is not null && Text(issue["type"]) is not null ? "type" : null;
        string? message = Message(issue);
        string? place = Places.FirstOrDefault(name => Path(issue[name], name) is not null);

        // A path that is not a list, and a source that holds more than a path, are kept as well.
        string? read = place is "source" or "path" && issue[place] is not JArray ? null : place;
        return new ValidationIssue(
            code is null ? null : Text(issue[code]),
            message is null ? null : Text(issue[message]),
            [.. prefix, .. place is null ? [] : Path(issue[place], place)!],
            issue.Properties()
                .Where(member => member.Name != code && member.Name != message && member.Name != read)
                .ToDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal));
    }

    private static string? Message(JObject issue) => Messages.FirstOrDefault(name => Text(issue[name]) is not null);

    private static string[]? Path(JToken? token, string name) => token switch
    {
        JArray list when name is "path" or "loc" => [.. list.Select(segment => Text(segment) ?? segment.ToString(Formatting.None))],
        JObject source when name == "source" => Path(source["pointer"], "pointer") ?? Path(source["parameter"], "parameter"),
        JValue { Value: string text } when name is "pointer" or "instancePath" => Pointer(text),
        JValue { Value: string text } when name != "source" => Segments(text),
        _ => null,
    };

    /// <summary>The segments of a JSON pointer (RFC 6901), which in a URI is percent-encoded.</summary>
    private static string[] Pointer(string text) =>
        [.. Uri.UnescapeDataString(text.TrimStart('#')).Split('/').Where(segment => segment.Length > 0).Select(segment => segment.Replace("~1", "/").Replace("~0", "~"))];

    /// <summary>The segments of a member in the notation <c>$.Items[0].Name</c>.</summary>
    private static string[] Segments(string member) =>
        member.IndexOfAny(['"', '\'']) >= 0 ? [member] : [.. member.Split('.', '[', ']').Where(segment => segment.Length > 0 && segment != "$")];

    private static string? Text(JToken? token) => token is JValue { Value: string text } ? text : null;
}
