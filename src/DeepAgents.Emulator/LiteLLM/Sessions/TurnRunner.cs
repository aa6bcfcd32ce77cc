using System.Text.Json.Nodes;
using DeepAgents.Emulator.Hosting;

namespace DeepAgents.Emulator.LiteLLM.Sessions;

/// <summary>
/// Turns of a conversation: an echo, spoken word by word on the session's bus. A turn goes on when its client leaves; only an abort
/// or the end of its session cuts it short. Two turns at once are not kept apart, as on the platform.
/// </summary>
internal sealed class TurnRunner(TimeProvider clock, BackgroundWork background)
{
    private const int MostPieces = 6;
    private static readonly TimeSpan Duration = TimeSpan.FromMilliseconds(300);

    /// <param name="session">A session that is ready.</param>
    /// <param name="text">What the user says.</param>
    /// <param name="answersInSession">Whether the reply becomes the <c>response</c> of the session; that of a message never does.</param>
    /// <returns>The harness's reply.</returns>
    public Task<JsonObject> Start(PlatformSession session, string text, bool answersInSession = false)
    {
        var reply = new TaskCompletionSource<JsonObject>(TaskCreationOptions.RunContinuationsAsynchronously);
        var aborted = session.TurnsAborted;
        var epoch = session.Record.Epoch;
        background.Run(async cancellationToken =>
        {
            try
            {
                var message = await RunAsync(session, text, aborted, cancellationToken);
                if (answersInSession)
                {
                    session.TryChange(epoch, record => record with { Response = (JsonObject)message.DeepClone() });
                }

                session.Bus.Publish("session.status", Properties(session, "status", new JsonObject { ["type"] = "idle" }));
                session.Bus.Publish(SessionBus.Idle, new JsonObject { ["sessionID"] = session.Record.HarnessSessionId });
                reply.SetResult(message);
            }
            finally
            {
                reply.TrySetCanceled(CancellationToken.None);
            }
        });
        return reply.Task;
    }

    private static JsonObject Properties(PlatformSession session, string name, JsonNode value) => new()
    {
        ["sessionID"] = session.Record.HarnessSessionId,
        [name] = value,
    };

    private async Task<JsonObject> RunAsync(PlatformSession session, string text, Task aborted, CancellationToken stopping)
    {
        var harnessSession = session.Record.HarnessSessionId ?? session.Record.Id;
        var userId = $"msg_{Guid.NewGuid():N}";
        var replyId = $"msg_{Guid.NewGuid():N}";
        var partId = $"prt_{Guid.NewGuid():N}";
        var asked = HarnessMessage.TextPart($"prt_{Guid.NewGuid():N}", text, userId, harnessSession);
        var question = HarnessMessage.Create(userId, harnessSession, "user", clock.GetUtcNow(), asked);
        Add(session, question, "user", "User message", text);
        session.Bus.Publish("session.status", Properties(session, "status", new JsonObject { ["type"] = "busy" }));
        session.Bus.Publish("message.updated", Properties(session, "info", question["info"]!.DeepClone()));

        var said = await SpeakAsync(session, $"You said: {text}", replyId, partId, aborted, stopping);
        var part = HarnessMessage.TextPart(partId, said, replyId, harnessSession);
        var reply = HarnessMessage.Create(
            replyId,
            harnessSession,
            "assistant",
            clock.GetUtcNow(),
            HarnessMessage.Part($"{partId}-start", "step-start", replyId, harnessSession),
            part,
            HarnessMessage.Part($"{partId}-finish", "step-finish", replyId, harnessSession));
        session.Bus.Publish("message.part.updated", Properties(session, "part", part.DeepClone()));
        session.Bus.Publish("message.updated", Properties(session, "info", reply["info"]!.DeepClone()));
        Add(session, reply, "assistant", "Assistant message", said);
        return (JsonObject)reply.DeepClone();
    }

    /// <summary>What was said before the turn was aborted, which is all of it if it was not.</summary>
    private async Task<string> SpeakAsync(
        PlatformSession session, string answer, string messageId, string partId, Task aborted, CancellationToken stopping)
    {
        var pieces = Pieces.Of(answer, MostPieces);
        var said = "";
        foreach (var piece in pieces)
        {
            await ChangeSignal.WaitAsync(aborted, Duration / pieces.Count, clock, stopping);
            if (aborted.IsCompleted)
            {
                return said;
            }

            said += piece;
            session.Bus.Publish("message.part.delta", new JsonObject
            {
                ["sessionID"] = session.Record.HarnessSessionId,
                ["messageID"] = messageId,
                ["partID"] = partId,
                ["field"] = "text",
                ["delta"] = piece,
            });
        }

        return said;
    }

    private void Add(PlatformSession session, JsonObject message, string kind, string title, string text)
    {
        var now = clock.GetUtcNow();
        session.Change(record => (record with
        {
            Messages = record.Messages.Add((JsonObject)message.DeepClone()),
            LastSeenAt = now,
        }).Logged(kind, title, now, text));
    }
}
