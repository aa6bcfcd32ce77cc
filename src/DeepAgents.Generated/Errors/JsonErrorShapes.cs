using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DeepAgents;

/// <summary>Tells the shapes of JSON errors apart, from the most telling to the least.</summary>
internal static class JsonErrorShapes
{
    // Where a code comes without a detail, the text for people stands in one of these.
    private static readonly string[] OtherTexts = ["message", "error", "title"];

    internal static ApiError From(JToken token)
    {
        if (token is not JObject json)
        {
            return new UnrecognizedError(token);
        }

        if (ValidationIssueReader.Find(json) is { } found)
        {
            return new ValidationError(found.Issues, Explanation.Of(json, except: found.Source));
        }

        // One object may stand in another, {"error":{"error":…}}.
        bool isNested = json["error"] is JObject { } outer && outer["error"] is not null;
        JToken? error = isNested ? json["error"]!["error"] : json["error"];

        return IsStructured(json) ? ReadStructured(json)
            : Text(error) is { } text ? new SimpleError(text, isNested, Explanation.Of(json))
            : new UnrecognizedError(json);
    }

    private static bool IsStructured(JObject json) =>
        Text(json["code"]) is not null
        || Text(json["detail"]) is not null
        || json["detail"] is JContainer { HasValues: true }
        || (Text(json["title"]) is not null && (Text(json["type"]) is not null || ReadStatus(json["status"]) is not null));

    private static StructuredError ReadStructured(JObject json)
    {
        // FastAPI puts whatever a handler raises into the detail, an object with a code of its own included.
        var inner = json["detail"] as JObject;
        string? detail = Text(json["detail"])
            ?? (json["detail"] is JContainer { HasValues: true } container ? Explanation.Of(container) ?? container.ToString(Formatting.None) : null)
            ?? OtherTexts.Select(name => json[name]).OfType<JToken>().Select(other => Explanation.Of(other)).FirstOrDefault(text => text is not null);
        return new StructuredError(
            Text(json["type"]) ?? Text(inner?["type"]),
            Text(json["code"]) ?? Digits(json["code"]) ?? Text(inner?["code"]),
            detail,
            ReadStatus(json["status"]),
            Text(json["title"]),
            Explanation.Of(json));
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
