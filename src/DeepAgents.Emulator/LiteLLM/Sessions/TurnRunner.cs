using System.Text.Json.Nodes;
using DeepAgents.Emulator.Hosting;

namespace DeepAgents.Emulator.LiteLLM.Sessions;

/// <summary>
/// Turns of a conversation: an echo, or what the scenario says, spoken word by word on the session's bus. A turn goes on when its client leaves; only an abort
/// or the end of its session cuts it short. Two turns at once are not kept apart, as on the platform.
/// </summary>
internal sealed class TurnRunner(EmulatorSettings settings, LedgerBook ledger, BackgroundWork background)
{
    private const int MostPieces = 6;
    private static readonly TimeSpan UsualDuration = TimeSpan.FromMilliseconds(300);

    /// <param name="session">A session that is ready.</param>
    /// <param name="text">What the user says.</param>
    /// <param name="answersInSession">Whether the reply becomes the <c>response</c> of the session; that of a message never does.</param>
    public Task<TurnResult> Start(PlatformSession session, string text, bool answersInSession = false)
    {
        var reply = new TaskCompletionSource<TurnResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        var aborted = session.TurnsAborted;
        var epoch = session.Record.Epoch;
        var script = settings.Player.AnswerTo(text);
        ledger.Created("messages");
        background.Run(async cancellationToken =>
        {
            try
            {
                var result = await RunAsync(session, text, script, aborted, cancellationToken);
                if (answersInSession)
                {
                    session.TryChange(epoch, record => result.Reply is { } message
                        ? record with { Response = (JsonObject)message.DeepClone() }
                        : record with { FailureReason = $"initial_prompt failed: {result.Failure}" });
                }

                session.Bus.Publish("session.status", Properties(session, "status", new JsonObject { ["type"] = "idle" }));
                PublishEnd(session, result, script);
                reply.SetResult(result);
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

    private static string AnswerTo(string text, AnswerScript script) =>
        script.FinalText(text, [.. script.ToolCalls.Select(call => (call.Name, call.Result))], []);

    private static void PublishEnd(PlatformSession session, TurnResult result, AnswerScript script)
    {
        if (result.Failure is not { } failure)
        {
            session.Bus.Publish(SessionBus.Idle, new JsonObject { ["sessionID"] = session.Record.HarnessSessionId });
            return;
        }

        session.Bus.Publish(SessionBus.Error, Properties(session, "error", new JsonObject
        {
            ["name"] = script.Error?.Type,
            ["data"] = new JsonObject { ["message"] = failure },
        }));
    }

    private JsonObject ToolPart(string text, ToolCallScript call, string messageId, string harnessSession)
    {
        var part = HarnessMessage.Part($"prt_{settings.Ids.Hex()}", "tool", messageId, harnessSession);
        part["tool"] = call.Name;
        part["callID"] = $"call_{settings.Ids.Hex()}";
        part["state"] = new JsonObject
        {
            ["status"] = "completed",
            ["input"] = call.ArgumentsFor(text),
            ["output"] = call.Result,
        };
        return part;
    }

    private async Task<TurnResult> RunAsync(
        PlatformSession session, string text, AnswerScript script, Task aborted, CancellationToken stopping)
    {
        var harnessSession = session.Record.HarnessSessionId ?? session.Record.Id;
        var userId = $"msg_{settings.Ids.Hex()}";
        var replyId = $"msg_{settings.Ids.Hex()}";
        var partId = $"prt_{settings.Ids.Hex()}";
        var asked = HarnessMessage.TextPart($"prt_{settings.Ids.Hex()}", text, userId, harnessSession);
        var question = HarnessMessage.Create(userId, harnessSession, "user", settings.Clock.GetUtcNow(), asked);
        Add(session, question, "user", "User message", text);
        session.Bus.Publish("session.status", Properties(session, "status", new JsonObject { ["type"] = "busy" }));
        session.Bus.Publish("message.updated", Properties(session, "info", question["info"]!.DeepClone()));

        var duration = script.Duration ?? UsualDuration;
        if (script.Error is { } error)
        {
            await ChangeSignal.WaitAsync(aborted, duration, settings.Clock, stopping);
            return new TurnResult(null, error.Message ?? "the harness failed, as its input asked for");
        }

        var said = await SpeakAsync(session, AnswerTo(text, script), replyId, partId, duration, aborted, stopping);
        var part = HarnessMessage.TextPart(partId, said, replyId, harnessSession);
        var reply = HarnessMessage.Create(
            replyId,
            harnessSession,
            "assistant",
            settings.Clock.GetUtcNow(),
            [
                HarnessMessage.Part($"{partId}-start", "step-start", replyId, harnessSession),
                .. script.ToolCalls.Select(call => ToolPart(text, call, replyId, harnessSession)),
                part,
                HarnessMessage.Part($"{partId}-finish", "step-finish", replyId, harnessSession),
            ]);
        session.Bus.Publish("message.part.updated", Properties(session, "part", part.DeepClone()));
        session.Bus.Publish("message.updated", Properties(session, "info", reply["info"]!.DeepClone()));
        Add(session, reply, "assistant", "Assistant message", said);
        return new TurnResult((JsonObject)reply.DeepClone(), null);
    }

    /// <summary>What was said before the turn was aborted, which is all of it if it was not.</summary>
    private async Task<string> SpeakAsync(
        PlatformSession session, string answer, string messageId, string partId, TimeSpan duration, Task aborted, CancellationToken stopping)
    {
        var pieces = Pieces.Of(answer, MostPieces);
        var said = "";
        foreach (var piece in pieces)
        {
            await ChangeSignal.WaitAsync(aborted, duration / pieces.Count, settings.Clock, stopping);
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
        var now = settings.Clock.GetUtcNow();
        session.Change(record => (record with
        {
            Messages = record.Messages.Add((JsonObject)message.DeepClone()),
            LastSeenAt = now,
        }).Logged(kind, title, now, text));
    }
}
