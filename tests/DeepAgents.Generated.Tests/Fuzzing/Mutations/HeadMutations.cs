using DeepAgents.Tests.Fuzzing.Wire;

namespace DeepAgents.Tests.Fuzzing.Mutations;

/// <summary>Heads that do not belong to the body that follows.</summary>
internal static class HeadMutations
{
    private static readonly string[] Types =
    [
        "text/html", "text/plain", "text/event-stream", "application/octet-stream", "application/problem+json", "image/png", "multipart/form-data; boundary=x",
        "application/json, text/html", "json", "", ";", "application/", "a/b/c", "application/json; charset", "application/json;;", "\u00e4/\u00e4", "application/xml",
    ];

    private static readonly string[] Charsets =
        ["utf-16", "utf-32", "utf-7", "iso-8859-1", "windows-1252", "ibm037", "shift_jis", "x-unknown", "\"utf-8\"", "'utf-16'", "", "utf8", "UTF-16BE", "1200", "us-ascii", "x-user-defined"];

    private static readonly (string Name, string[] Values)[] Headers =
    [
        ("Retry-After", ["-1", "1e999", "99999999999999999999", "soon", "Fri, 31 Dec 9999 23:59:59 GMT", "Fri, 31 Dec 9999 23:59:59 +0500", "", "1.5", "NaN", "0x10", "٣"]),
        ("x-request-id", ["", " ", new('i', 5000), "a\u0001b", "\u202e", "fuzz-key", "a,b"]),
        ("Content-Language", ["\u0001", "x"]),
        ("WWW-Authenticate", ["Bearer realm=\"", "Basic", "\u00ff"]),
        ("Date", ["yesterday", "0"]),
        ("ETag", ["W/", "\"", "*"]),
        ("Set-Cookie", ["a=b; Expires=never", "="]),
        ("Transfer-Encoding", ["gzip, chunked", "x"]),
        ("X-" + new string('h', 4000), ["v"]),
        ("Connection", ["close, upgrade", ","]),
    ];

    private static readonly string[] Locations =
    [
        "", "/", "//", "///", "//evil.example/x", "https://evil.example/x", "http:", "http://", "http://[::1", "https://fuzz.test:99999/", "https://fuzz.test/again",
        "/again", "again?x=1#y", "?", "#", "..", "/../../..", "file:///etc/passwd", "mailto:a@b", "javascript:alert(1)", "\\\\server\\share", "c:\\x", "%", "%zz",
        "/a b", "/\u0001", "https://user:pass@fuzz.test/", "HTTPS://FUZZ.TEST/again", "https://fuzz.test/" + new string('a', 70_000), "https:///again", "//:80", "::", "http://a b/",
        "/%00", "https://fuzz.test\\again", "urn:x", "https://xn--/",
    ];

    public static IReadOnlyList<Mutation> All { get; } =
    [
        Of("random status", (answer, dice) => answer.Status = (answer.Status - 200 + dice.Between(1, 399)) % 400 + 200),
        Of("status without a body, with one", (answer, dice) =>
        {
            answer.Status = dice.Pick([.. new[] { 204, 205, 304 }.Where(s => s != answer.Status)]);
            answer.Body = answer.Body.Length > 0 ? answer.Body : "{\"id\":\"1\"}"u8.ToArray();
        }),
        Of("other success", (answer, dice) => answer.Status = dice.Pick([.. new[] { 200, 201, 202, 203, 206, 207, 226, 299 }.Where(s => s != answer.Status)])),
        Of("wrong content type", (answer, dice) => answer.ContentType = dice.Pick([.. Types.Where(t => t != answer.ContentType)])),
        Of("no content type", (answer, _) => answer.ContentType = answer.ContentType is null ? "application/json" : null),
        Of("wrong charset", (answer, dice) => answer.ContentType = $"{answer.ContentType ?? "text/plain"}; charset={dice.Pick(Charsets)}"),
        Of("odd headers", (answer, dice) =>
        {
            for (var i = dice.Between(1, 3); i > 0; i--)
            {
                var (name, values) = dice.Pick(Headers);
                answer.Headers.Add(new(name, dice.Pick(values)));
            }
        }),
        Of("odd location", (answer, dice) => answer.Headers.Add(new("Location", dice.Pick(Locations)))),
        Of("wrong content length", (answer, dice) => answer.ContentLength = dice.Pick(
            [0, 1, answer.Body.Length + 1L, answer.Body.Length / 2 == answer.Body.Length ? 7 : answer.Body.Length / 2, 15 * 1024 * 1024, int.MaxValue, long.MaxValue])),
        Of("compression in name alone", (answer, dice) => answer.Headers.Add(new("Content-Encoding", dice.Pick(["gzip", "br", "x", "gzip, gzip"])))),
    ];

    private static Mutation Of(string name, Action<Answer, Dice> change) => new(name, MutationStage.Head, change);
}
