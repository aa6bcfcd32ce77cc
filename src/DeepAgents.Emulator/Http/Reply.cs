using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace DeepAgents.Emulator.Http;

/// <summary>An answer that is not sent yet. Its JSON must not be shared with a store: it is written outside of every lock.</summary>
internal sealed class Reply
{
    private readonly Func<HttpContext, Task> _writeBody;
    private readonly List<KeyValuePair<string, string>> _headers = [];

    private Reply(int status, Func<HttpContext, Task> writeBody)
    {
        Status = status;
        _writeBody = writeBody;
    }

    public int Status { get; }

    /// <summary>The body, or null where it is written piece by piece.</summary>
    public ReadOnlyMemory<byte>? Content { get; private init; }

    public string? ContentType { get; private init; }

    public static Reply Empty(int status) => new(status, _ => Task.CompletedTask) { Content = ReadOnlyMemory<byte>.Empty };

    public static Reply Json(int status, JsonNode? body) => Bytes(status, "application/json", JsonText.ToUtf8(body));

    public static Reply Text(int status, string text) => Bytes(status, "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(text));

    public static Reply Html(int status, string html) => Bytes(status, "text/html; charset=utf-8", Encoding.UTF8.GetBytes(html));

    public static Reply Events(Func<EventStream, CancellationToken, Task> write) => new(StatusCodes.Status200OK, async context =>
    {
        context.Response.ContentType = "text/event-stream; charset=utf-8";
        context.Response.Headers.CacheControl = "no-cache, no-transform";
        context.Response.Headers["X-Accel-Buffering"] = "no";
        await context.Response.Body.FlushAsync(context.RequestAborted);
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await write(new EventStream(context.Response), context.RequestAborted);
        }
    });

    public static Reply Bytes(int status, string contentType, ReadOnlyMemory<byte> bytes) => new(status, async context =>
    {
        context.Response.ContentType = contentType;
        context.Response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
        }
    })
    {
        Content = bytes,
        ContentType = contentType,
    };

    public Reply With(string header, string value)
    {
        _headers.Add(new(header, value));
        return this;
    }

    /// <summary>The same answer with another body, or the same one sent in another way.</summary>
    public Reply Replace(Func<Reply, Reply> body)
    {
        var reply = body(this);
        reply._headers.AddRange(_headers);
        return reply;
    }

    /// <summary>The same answer, written by <paramref name="write"/>, which is given the way it would have been written.</summary>
    public Reply WrittenBy(Func<HttpContext, Func<Task>, Task> write) =>
        Replace(before => new Reply(before.Status, context => write(context, () => before._writeBody(context))));

    public async Task WriteAsync(HttpContext context)
    {
        context.Response.StatusCode = Status;
        foreach (var (name, value) in _headers)
        {
            context.Response.Headers[name] = value;
        }

        await _writeBody(context);
    }
}
