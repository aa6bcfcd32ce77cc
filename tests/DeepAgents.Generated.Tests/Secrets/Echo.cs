using System.Text;

namespace DeepAgents.Tests.Secrets;

/// <summary>Answers that hold what was asked, in every place of an answer.</summary>
internal static class Echo
{
    /// <summary>The text that a body is made of: the whole request, and each secret by itself, as a server does that has parsed it.</summary>
    public static string Text(RawRequest request) => $"sent {string.Join(" and ", Secret.In(request))} in {request.Head}{request.Body}";

    /// <summary>An answer with the echo in its body, its reason and its headers.</summary>
    public static string Answer(RawRequest request, string status, EchoShape shape)
    {
        var body = shape.Write(Text(request));
        var type = shape.ContentType.Length == 0 ? "" : $"Content-Type: {shape.ContentType}; charset=utf-8\r\n";
        return $"HTTP/1.1 {status} {Secret.Key} {Secret.Header}\r\n{type}Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n{Headers(request)}Connection: close\r\n\r\n{body}";
    }

    /// <summary>A stream of which every part is an echo, and that ends in an error, or breaks.</summary>
    public static string Stream(RawRequest request, bool isBroken)
    {
        var echo = Newtonsoft.Json.JsonConvert.ToString(Text(request));
        var key = Secret.Key;
        var events = $"id: {key}\nevent: metadata\ndata: {{\"run_id\":{echo}}}\n\n" +
            (isBroken ? $"id: {key}\nevent: {key}\ndata: {{\"cut\":{echo}" : $"id: {key}\nevent: error|{key}\ndata: {{\"type\":\"error\",\"error\":{echo},\"message\":{echo}}}\n\n");
        return $"HTTP/1.1 200 {key}\r\nContent-Type: text/event-stream\r\n{Headers(request)}Connection: close\r\n\r\n{events}";
    }

    private static string Headers(RawRequest request)
    {
        var head = request.Head.ReplaceLineEndings(" ");
        var secrets = string.Join("&", Secret.In(request).Select(Uri.EscapeDataString));
        return $"X-Request-Id: {Secret.Key}\r\nX-Echo: {head}\r\nX-Escaped: {secrets}\r\nX-Other: {Secret.Header}\r\nX-Other: {Secret.Token}\r\n" +
            $"X-{Secret.Plain}: 1\r\nx-{Secret.Plain.ToLowerInvariant()}-2: 1\r\n" +
            $"WWW-Authenticate: Bearer error=\"{Secret.Key}\"\r\nSet-Cookie: session={Secret.Cookie}\r\n" +
            $"Server-Timing: {Secret.Cookie};desc={Secret.OtherCookie}\r\n";
    }
}
