using System.Net;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DeepAgents.Tests.Secrets;

/// <summary>A way in which a server puts what it was sent into a body.</summary>
public sealed record EchoShape(string Name, string ContentType, Func<string, string> Write)
{
    private const string Json = "application/json";

    public static readonly IReadOnlyList<EchoShape> All =
    [
        new("structured", "application/problem+json", echo => Text(new JObject { ["type"] = echo, ["code"] = echo, ["detail"] = echo, ["status"] = 400 })),
        new("simple", Json, echo => Text(new JObject { ["error"] = echo })),
        new("nested", Json, echo => Text(new JObject { ["error"] = new JObject { ["error"] = echo } })),
        new("validation", Json, echo => Text(new JObject { ["error"] = new JArray(Issue(echo), Issue("before " + echo)) })),
        new("plain text", "text/plain", echo => echo),
        new("text without a type", "", echo => echo),
        new("HTML", "text/html", echo => $"<html><head><title>{WebUtility.HtmlEncode(echo)}</title></head><body><p>{WebUtility.HtmlEncode(echo)}</p></body></html>"),
        new("HTML with numbers", "text/html", echo => $"<!doctype html><title>{Entities(echo)}</title><p>{Entities(echo)}"),
        new("HTML with long numbers", "text/html", echo => $"<!doctype html><title>{Entities(echo, "0000000")}</title><p>{Entities(echo, "0000000")}"),
        new("unrecognized", Json, echo => Text(new JObject { ["error"] = new JObject { ["message"] = echo }, ["seen"] = new JArray(echo, new JObject { [echo] = echo }) })),
        new("list of details", Json, echo => Text(new JObject { ["detail"] = new JArray(new JObject { ["loc"] = new JArray(echo), ["msg"] = echo }) })),
        new("a string", Json, echo => JsonConvert.ToString(echo)),
        new("JSON within JSON", Json, echo => Text(new JObject { ["error"] = Text(new JObject { ["sent"] = echo }) })),
        new("JSON of ASCII", Json, echo => JsonConvert.SerializeObject(new { error = echo }, new JsonSerializerSettings { StringEscapeHandling = StringEscapeHandling.EscapeNonAscii })),
        new("JSON for HTML", Json, echo => System.Text.Json.JsonSerializer.Serialize(new { error = echo })),
        new("JSON of escapes", Json, echo => $$"""{"detail":"{{string.Concat(echo.Select(c => $"\\u{(int)c:x4}"))}}"}"""),
        new("URL", "text/plain", Uri.EscapeDataString),
        new("URL of a form", "application/x-www-form-urlencoded", echo => "sent=" + string.Concat(echo.EnumerateRunes().Select(LowerEscape))),
        new("broken JSON", Json, echo => Text(new JObject { ["error"] = echo })[..^2]),
        new("JSON with broken names", Json, echo => $"{{{JsonConvert.ToString(echo)}: {{{JsonConvert.ToString(echo)}: tru"),
        new("a list", Json, echo => Text(new JArray(echo, 1))),
    ];

    public override string ToString() => Name;

    private static string LowerEscape(Rune rune) =>
        Rune.IsLetterOrDigit(rune) && rune.IsAscii ? rune.ToString() : Uri.EscapeDataString(rune.ToString()).ToLowerInvariant();

    private static JObject Issue(string echo) =>
        new() { ["code"] = echo, ["message"] = echo, ["path"] = new JArray(echo, 0), ["received"] = echo, ["keys"] = new JArray(echo) };

    private static string Text(JToken json) => json.ToString(Formatting.None);

    private static string Entities(string text, string zeros = "") => string.Concat(text.EnumerateRunes().Select(rune => $"&#{(rune.Value % 2 == 0 ? $"x{zeros}{rune.Value:X}" : $"{zeros}{rune.Value}")};"));
}
