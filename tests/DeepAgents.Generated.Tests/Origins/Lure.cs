using System.Text;

namespace DeepAgents.Tests.Origins;

/// <summary>The ways in which an answer can point to another origin.</summary>
internal static class Lure
{
    public static readonly string[] Statuses =
    [
        "200 OK", "201 Created", "202 Accepted", "204 No Content", "300 Multiple Choices", "301 Moved Permanently", "302 Found", "303 See Other",
        "304 Not Modified", "305 Use Proxy", "307 Temporary Redirect", "308 Permanent Redirect", "401 Unauthorized",
        "407 Proxy Authentication Required", "421 Misdirected Request", "503 Service Unavailable",
    ];

    /// <summary>Every form of address that leads, or looks as if it led, away from an origin.</summary>
    public static IEnumerable<string> Addresses(Uri own, Trap trap) =>
    [
        $"http://{trap.Authority}/stolen?a=b#c",
        $"HTTP://{trap.Authority}",
        $"//{trap.Authority}/stolen",
        $"///{trap.Authority}/stolen",
        $"/\\{trap.Authority}/stolen",
        $"\\\\{trap.Authority}\\stolen",
        $"http:\\\\{trap.Authority}\\stolen",
        $"http:/{trap.Authority}/stolen",
        $"http:{trap.Authority}/stolen",
        $"\t//{trap.Authority}/stolen",
        $"http://user:password@{trap.Authority}/stolen",
        $"http://{own.Authority}@{trap.Authority}/stolen",
        $"http://{trap.Authority}\\@{own.Authority}/stolen",
        $"http://{trap.Authority}#@{own.Authority}/",
        $"https://{trap.Authority}/stolen",
        $"http://localhost:{trap.Port}/stolen",
        $"http://[::ffff:127.0.0.1]:{trap.Port}/stolen",
        $"http://2130706433:{trap.Port}/stolen",
        $"http://127.1:{trap.Port}/v1/deepagents/stolen",
        $"ftp://{trap.Authority}/stolen",
    ];

    /// <summary>An answer whose every header and member that can hold an address holds this one.</summary>
    public static string Answer(string status, string address, string body)
    {
        var isBodyless = status.StartsWith("204", StringComparison.Ordinal) || status.StartsWith("304", StringComparison.Ordinal);
        var content = isBodyless ? "" : body;
        return $"HTTP/1.1 {status}\r\nContent-Type: application/json\r\n" +
            (isBodyless ? "" : $"Content-Length: {Encoding.UTF8.GetByteCount(content)}\r\n") + Headers(address) + $"Connection: close\r\n\r\n{content}";
    }

    /// <summary>A stream that breaks after an event, so that the client would like to go on at the address.</summary>
    public static string BrokenStream(string address, string status = "200 OK") =>
        $"HTTP/1.1 {status}\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n{Headers(address)}Connection: close\r\n\r\n" +
        "19\r\nid: 7\nevent: x\ndata: {}\n\n\r\n";

    private static string Headers(string address) =>
        $"Location: {address}\r\nContent-Location: {address}\r\nRefresh: 0; url={address}\r\nLink: <{address}>; rel=\"next\", <{address}>; rel=preconnect\r\n" +
        $"Alt-Svc: h2=\"{address.TrimStart('/', '\t')}\"; ma=3600\r\nURI: {address}\r\n" +
        $"WWW-Authenticate: Bearer realm=\"{address}\", authorization_uri=\"{address}\"\r\nWWW-Authenticate: Negotiate\r\nWWW-Authenticate: Basic realm=\"a\"\r\n" +
        $"Proxy-Authenticate: Basic realm=\"{address}\"\r\nSet-Cookie: a=b; Domain=127.0.0.1; Path=/\r\nStrict-Transport-Security: max-age=3600\r\n";
}
