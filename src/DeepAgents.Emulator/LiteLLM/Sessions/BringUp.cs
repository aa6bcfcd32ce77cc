using DeepAgents.Emulator.Hosting;
using DeepAgents.Emulator.LiteLLM.Agents;

namespace DeepAgents.Emulator.LiteLLM.Sessions;

/// <summary>
/// Takes sessions from <c>creating</c> to <c>ready</c> or <c>failed</c>, as their script says, and back to life. A bring-up belongs to
/// an epoch of its session, which a delete or a restart ends: what an older one still does is without effect.
/// </summary>
internal sealed class BringUp(EmulatorSettings settings, BackgroundWork background, TurnRunner turns)
{
    private const string InlineFailure = "inline harness unavailable: the harness of this agent does not come up";

    /// <summary>The platform's own bounds: 600 s for the pod, 600 s for the harness, 60 s for the handshake.</summary>
    private static readonly TimeSpan LongestBringUp = TimeSpan.FromSeconds(1260);

    /// <param name="session">A session that is <c>creating</c>; one of an inline harness is ready when this returns.</param>
    /// <param name="agent">Its agent.</param>
    /// <param name="initialPrompt">What the session is asked as soon as it is ready, or null.</param>
    /// <param name="mustBeCold">Whether no waiting sandbox will do.</param>
    public void Start(PlatformSession session, PlatformAgentRecord agent, string? initialPrompt, bool mustBeCold = false)
    {
        var epoch = session.Record.Epoch;
        var script = settings.Player.SessionOf(agent.Name);
        session.TryChange(epoch, record => record with { TtyToken = script.TtyToken, ReviveAfter = script.ReviveAfter });
        if (session.Record.IsInline)
        {
            StartInline(session, agent, epoch, script, initialPrompt);
            return;
        }

        if (mustBeCold && script.BringUp == BringUpKind.Warm)
        {
            script = new SessionScript { StalePhase = script.StalePhase };
        }

        if (script.BringUp == BringUpKind.Warm)
        {
            session.TryChange(epoch, record => record with { TaskArn = $"w-{record.Id}", SandboxUrl = SandboxUrl(record) });
        }

        background.Run(cancellationToken => RunAsync(session, agent, epoch, script, initialPrompt, cancellationToken));
    }

    /// <summary>
    /// A new bring-up of a session in any state but <c>creating</c>, waited for. The old phase stays until the first new one, as on
    /// the platform; a conversation is replayed, and its answer becomes the session's response.
    /// </summary>
    /// <returns>Null if the session was being created already.</returns>
    public async Task<SessionRecord?> RestartAsync(PlatformSession session, PlatformAgentRecord agent, CancellationToken cancellationToken) =>
        TryRestart(session, agent, record => record.Status != SessionStatus.Creating)
            ? await session.WaitForEndOfBringUpAsync(LongestBringUp, settings.Clock, cancellationToken)
            : null;

    /// <summary>Brings a session that has just ended back to life after a while, if its script says so.</summary>
    public void Ended(PlatformSession session, PlatformAgentRecord agent)
    {
        if (session.Record is { ReviveAfter: { } delay, Epoch: var epoch })
        {
            background.Run(async cancellationToken =>
            {
                await Task.Delay(delay, settings.Clock, cancellationToken);
                TryRestart(session, agent, record => record.Epoch == epoch);
            });
        }
    }

    private static string SandboxUrl(SessionRecord record) => $"http://{record.TaskArn ?? $"l-{record.Id}"}.sandboxes.invalid:4096";

    private string NewHarnessSession() => $"ses_{settings.Ids.Hex()}";

    private bool TryRestart(PlatformSession session, PlatformAgentRecord agent, Func<SessionRecord, bool> may)
    {
        var done = false;
        var record = session.Change(before =>
        {
            done = may(before);
            return !done ? before : before with
            {
                Epoch = before.Epoch + 1,
                Status = SessionStatus.Creating,
                FailureReason = null,
                StoppedAt = null,
                SandboxesGone = false,
            };
        });
        if (done)
        {
            session.AbortTurns();
            session.Bus.Close();
            var replay = record.Messages.LastOrDefault(message => message["info"]!["role"]!.GetValue<string>() == "user");
            Start(session, agent, replay is null ? null : HarnessMessage.TextOf(replay));
        }

        return done;
    }

    private void StartInline(
        PlatformSession session, PlatformAgentRecord agent, int epoch, SessionScript script, string? initialPrompt)
    {
        if (script.BringUp == BringUpKind.Failing)
        {
            Fail(session, agent, epoch, script.FailureReason ?? InlineFailure);
        }
        else if (session.TryChange(epoch, record => record with { Status = SessionStatus.Ready, HarnessSessionId = NewHarnessSession() }))
        {
            Answer(session, initialPrompt);
        }
    }

    private void Fail(PlatformSession session, PlatformAgentRecord agent, int epoch, string reason)
    {
        if (session.TryChange(epoch, record => (record with { Status = SessionStatus.Failed, FailureReason = reason })
            .Logged("ended", "Session failed", settings.Clock.GetUtcNow(), reason)))
        {
            Ended(session, agent);
        }
    }

    private async Task RunAsync(
        PlatformSession session,
        PlatformAgentRecord agent,
        int epoch,
        SessionScript script,
        string? initialPrompt,
        CancellationToken cancellationToken)
    {
        var plan = BringUpPlan.Of(script);
        foreach (var phase in plan.Phases)
        {
            await Task.Delay(plan.Step, settings.Clock, cancellationToken);
            if (!session.TryChange(epoch, record => Enter(record, agent, phase)))
            {
                return;
            }
        }

        await Task.Delay(plan.Step, settings.Clock, cancellationToken);
        if (plan.FailureReason is { } reason)
        {
            Fail(session, agent, epoch, reason);
        }
        else if (session.TryChange(epoch, Ready))
        {
            Answer(session, initialPrompt);
            if (script.StalePhase is { } stale)
            {
                await Task.Delay(plan.Step, settings.Clock, cancellationToken);
                session.TryChange(epoch, record => record with { Phase = stale });
            }
        }
    }

    private static SessionRecord Enter(SessionRecord record, PlatformAgentRecord agent, string phase) => record with
    {
        Phase = phase,
        PhaseDetail = phase == "cloning_repo" ? $"cloning {agent.RepoUrl ?? "an empty workspace"}" : null,
        TaskArn = BringUpPlan.NamesSandbox(phase) ? $"s-{record.Id}" : record.TaskArn,
    };

    private SessionRecord Ready(SessionRecord record) => record with
    {
        Status = SessionStatus.Ready,
        Phase = "ready",
        PhaseDetail = null,
        SandboxUrl = SandboxUrl(record),
        HarnessSessionId = NewHarnessSession(),
        LastSeenAt = settings.Clock.GetUtcNow(),
    };

    private void Answer(PlatformSession session, string? prompt)
    {
        if (prompt is not null)
        {
            turns.Start(session, prompt, answersInSession: true);
        }
    }
}
