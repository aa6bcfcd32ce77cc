using System.Text.Json.Nodes;
using System.Threading.Channels;
using DeepAgents.Emulator.Http;
using Microsoft.AspNetCore.Http;

namespace DeepAgents.Emulator.LiteLLM.Sessions;

/// <summary>The three streams of a session. Two wrap the harness's events in frames, the third passes them on as they are.</summary>
internal sealed class SessionStreamOperations(SessionStore sessions, TurnRunner turns, TimeProvider clock)
{
    private static readonly TimeSpan ReadyWindow = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan FramedCeiling = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan RawCeiling = TimeSpan.FromMinutes(30);

    public IEnumerable<Operation> All =>
    [
        new("POST", "/sessions/{session_id}/message_stream", SendAsync),
        new("GET", "/sessions/{session_id}/events", AttachAsync),
        new("GET", "/sessions/{session_id}/stream", FollowAsync),
    ];

    private static string SessionId(HttpContext context) => (string)context.Request.RouteValues["session_id"]!;

    private static JsonObject Frame(string type) => new() { ["type"] = type };

    private static JsonObject Error(string message) => new() { ["type"] = "error", ["message"] = message };

    private async Task<Reply> SendAsync(HttpContext context)
    {
        var text = MessageBody.ReadMessage(await JsonBody.ReadAsync(context));
        var id = SessionId(context);
        if (sessions.Find(id) is not { Record.IsReady: true } session)
        {
            throw LiteLLMError.SessionNotReady(id);
        }

        if (session.Record.SandboxUrl is null)
        {
            throw LiteLLMError.Text(StatusCodes.Status409Conflict, $"session {id} has no sandbox");
        }

        return Reply.Events((stream, cancellationToken) => SendFramedAsync(session, text, stream, cancellationToken));
    }

    private Task<Reply> AttachAsync(HttpContext context)
    {
        var session = Find(context);
        var status = session.Record.Status;
        return session.Record.IsReady
            ? Task.FromResult(Reply.Events((stream, cancellationToken) => SendFramedAsync(session, null, stream, cancellationToken)))
            : throw LiteLLMError.Text(StatusCodes.Status409Conflict, $"session not ready, status={status}");
    }

    private async Task<Reply> FollowAsync(HttpContext context)
    {
        var session = Find(context);
        var follow = context.Request.Query["follow"].ToString() == "1";
        var record = await session.WaitForEndOfBringUpAsync(ReadyWindow, clock, context.RequestAborted);
        return record.Status switch
        {
            SessionStatus.Ready => Reply.Events((stream, cancellationToken) => SendRawAsync(session, follow, stream, cancellationToken)),
            SessionStatus.Creating => throw LiteLLMError.Text(StatusCodes.Status504GatewayTimeout, $"session {record.Id} is not ready yet"),
            _ => throw LiteLLMError.Text(StatusCodes.Status410Gone, $"session {record.Id} is {record.Status}"),
        };
    }

    /// <param name="session">The session to listen to.</param>
    /// <param name="text">A message to send once the stream listens, or null to send none.</param>
    /// <param name="stream">Where the frames go.</param>
    /// <param name="cancellationToken">Ends the stream, not the turn.</param>
    private async Task SendFramedAsync(PlatformSession session, string? text, EventStream stream, CancellationToken cancellationToken)
    {
        var listener = session.Bus.Subscribe();
        try
        {
            await stream.SendAsync(Frame("ready"), cancellationToken);
            if (text is not null)
            {
                _ = turns.Start(session, text);
            }

            var end = await ForwardAsync(listener, FramedCeiling, stopAtIdle: true, FrameAsync, cancellationToken);
            await stream.SendAsync(
                end switch
                {
                    StreamEnd.Idle => Frame("done"),
                    StreamEnd.Failed => Error("prompt_async failed"),
                    StreamEnd.Ceiling => Error("stream timeout"),
                    _ => Error("event stream interrupted"),
                },
                cancellationToken);
        }
        finally
        {
            session.Bus.Unsubscribe(listener);
        }

        Task FrameAsync(JsonObject busEvent)
        {
            var frame = Frame("harness_event");
            frame["event"] = busEvent;
            return stream.SendAsync(frame, cancellationToken);
        }
    }

    private async Task SendRawAsync(PlatformSession session, bool follow, EventStream stream, CancellationToken cancellationToken)
    {
        var listener = session.Bus.Subscribe();
        try
        {
            await stream.SendAsync(Frame("stream.opened"), cancellationToken);
            await ForwardAsync(
                listener, RawCeiling, stopAtIdle: !follow, busEvent => stream.SendAsync(busEvent, cancellationToken), cancellationToken);
        }
        finally
        {
            session.Bus.Unsubscribe(listener);
        }
    }

    private async Task<StreamEnd> ForwardAsync(
        Channel<JsonObject> listener, TimeSpan ceiling, bool stopAtIdle, Func<JsonObject, Task> send, CancellationToken cancellationToken)
    {
        await send(new JsonObject { ["type"] = "server.connected", ["properties"] = new JsonObject() });
        using var heart = new Heartbeat(listener.Writer, clock);
        using var over = new CancellationTokenSource(ceiling, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(over.Token, cancellationToken);
        try
        {
            await foreach (var busEvent in listener.Reader.ReadAllAsync(either.Token))
            {
                var type = busEvent["type"]!.GetValue<string>();
                await send(busEvent);
                if (stopAtIdle && type is SessionBus.Idle or SessionBus.Error)
                {
                    return type == SessionBus.Idle ? StreamEnd.Idle : StreamEnd.Failed;
                }
            }

            return StreamEnd.Interrupted;
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return StreamEnd.Ceiling;
        }
    }

    private PlatformSession Find(HttpContext context)
    {
        var id = SessionId(context);
        return sessions.Find(id) ?? throw LiteLLMError.SessionNotFound(id);
    }
}
