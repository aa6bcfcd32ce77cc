using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DeepAgents;

/// <summary>Tells the shapes of JSON errors apart, from the most telling to the least.</summary>
internal static class JsonErrorShapes
{
    // Where a code comes without a detail, the text for people stands in one of these.
    private static readonly string[] OtherTexts = ["message", "error", "title", "detail"];

    internal static ApiError From(JToken token)
    {
        if (token is not JObject json)
        {
            return new UnrecognizedError(token);
        }

        // One object may stand in another, {"error":{"error":…}}, with any of the shapes inside.
        bool isNested = json["error"] is JObject { } outer && outer["error"] is not null;
        JToken? error = isNested ? json["error"]!["error"] : json["error"];

        return error is JArray { Count: > 0 } issues && issues.All(IsIssue) ? new ValidationError(issues.Cast<JObject>().Select(ReadIssue))
            : Text(json["code"]) is not null || Text(json["detail"]) is not null ? ReadStructured(json)
            : Text(error) is { } text ? new SimpleError(text, isNested)
            : new UnrecognizedError(json);
    }

    private static StructuredError ReadStructured(JObject json)
    {
        string? detail = Text(json["detail"])
            ?? OtherTexts.Select(name => json[name]).OfType<JToken>()
                .Select(other => UnrecognizedError.FindText(other, depth: 3)).FirstOrDefault(text => text is not null);
        return new StructuredError(Text(json["type"]), Text(json["code"]) ?? Digits(json["code"]), detail, ReadStatus(json["status"]));
    }

    private static bool IsIssue(JToken token) => token is JObject issue && (Text(issue["message"]) ?? Text(issue["code"])) is not null;

    private static ValidationIssue ReadIssue(JObject issue)
    {
        bool isPath = issue["path"] is JArray;
        return new ValidationIssue(
            Text(issue["code"]),
            Text(issue["message"]),
            (issue["path"] as JArray)?.Select(segment => Text(segment) ?? segment.ToString(Formatting.None)),
            issue.Properties()
                .Where(property => property.Name switch
                {
                    "code" or "message" => Text(property.Value) is null,
                    "path" => !isPath,
                    _ => true,
                })
                .ToDictionary(property => property.Name, property => property.Value, StringComparer.Ordinal));
    }

    private static int? ReadStatus(JToken? token)
    {
        string? text = Text(token) ?? Digits(token);
        const NumberStyles DigitsAlone = NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;
        return int.TryParse(text, DigitsAlone, CultureInfo.InvariantCulture, out int status) ? status : null;
    }

    private static string? Text(JToken? token) => token is JValue { Value: string text } ? text : null;

    private static string? Digits(JToken? token) => token?.Type == JTokenType.Integer ? token.ToString(Formatting.None) : null;
}
