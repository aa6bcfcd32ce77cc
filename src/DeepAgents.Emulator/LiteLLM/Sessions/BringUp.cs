using DeepAgents.Emulator.Hosting;
using DeepAgents.Emulator.LiteLLM.Agents;

namespace DeepAgents.Emulator.LiteLLM.Sessions;

/// <summary>
/// Takes a session from <c>creating</c> to <c>ready</c> or <c>failed</c> through the phases of a cold start, in the order that a
/// poller of the platform sees: the repository is cloned twice, once by the harness and once by the platform.
/// </summary>
internal sealed class BringUp(EmulatorSettings settings, BackgroundWork background, TurnRunner turns)
{
    private const string FailurePhase = "waiting_harness";
    private const string FailureReason = "harness session create failed: 500 the harness of this agent does not come up";

    /// <summary>The platform's own bounds: 600 s for the pod, 600 s for the harness, 60 s for the handshake.</summary>
    private static readonly TimeSpan LongestBringUp = TimeSpan.FromSeconds(1260);

    private static readonly string[] ColdPhases =
    [
        "creating_sandbox", "pod_pending", "pod_running", FailurePhase, "cloning_repo", "installing_deps", "harness_listening",
        "harness_ready", "cloning_repo",
    ];

    /// <summary>
    /// Starts the bring-up of the given epoch, which a delete or a restart supersedes. A session of an inline harness is ready when
    /// this returns.
    /// </summary>
    public void Start(PlatformSession session, int epoch, PlatformAgentRecord agent, string? initialPrompt)
    {
        if (session.Record.IsInline)
        {
            if (session.TryChange(epoch, record => record with { Status = SessionStatus.Ready, HarnessSessionId = NewHarnessSession() }))
            {
                Answer(session, initialPrompt);
            }

            return;
        }

        background.Run(cancellationToken => RunAsync(session, agent, epoch, initialPrompt, cancellationToken));
    }

    /// <summary>
    /// A new bring-up of a session in any state but <c>creating</c>, waited for. The old phase stays until the first new one, as on
    /// the platform; a conversation is replayed, and its answer becomes the session's response.
    /// </summary>
    /// <returns>Null if the session was being created already.</returns>
    public async Task<SessionRecord?> RestartAsync(PlatformSession session, PlatformAgentRecord agent, CancellationToken cancellationToken)
    {
        var refused = false;
        var record = session.Change(before =>
        {
            refused = before.Status == SessionStatus.Creating;
            return refused ? before : before with
            {
                Epoch = before.Epoch + 1,
                Status = SessionStatus.Creating,
                FailureReason = null,
                StoppedAt = null,
                SandboxesGone = false,
            };
        });
        if (refused)
        {
            return null;
        }

        session.AbortTurns();
        session.Bus.Close();
        var replay = record.Messages.LastOrDefault(message => message["info"]!["role"]!.GetValue<string>() == "user");
        Start(session, record.Epoch, agent, replay is null ? null : HarnessMessage.TextOf(replay));
        return await session.WaitForEndOfBringUpAsync(LongestBringUp, settings.Clock, cancellationToken);
    }

    private static string NewHarnessSession() => $"ses_{Guid.NewGuid():N}";

    private async Task RunAsync(
        PlatformSession session, PlatformAgentRecord agent, int epoch, string? initialPrompt, CancellationToken cancellationToken)
    {
        var step = settings.BringUpDuration / (ColdPhases.Length + 1);
        foreach (var phase in ColdPhases)
        {
            await Task.Delay(step, settings.Clock, cancellationToken);
            if (!session.TryChange(epoch, record => Enter(record, agent, phase)))
            {
                return;
            }

            if (phase == FailurePhase && agent.FailsBringUp)
            {
                await Task.Delay(step, settings.Clock, cancellationToken);
                session.TryChange(epoch, record => (record with { Status = SessionStatus.Failed, FailureReason = FailureReason })
                    .Logged("ended", "Session failed", settings.Clock.GetUtcNow(), FailureReason));
                return;
            }
        }

        await Task.Delay(step, settings.Clock, cancellationToken);
        if (session.TryChange(epoch, Ready))
        {
            Answer(session, initialPrompt);
        }
    }

    private static SessionRecord Enter(SessionRecord record, PlatformAgentRecord agent, string phase) => record with
    {
        Phase = phase,
        PhaseDetail = phase == "cloning_repo" ? $"cloning {agent.RepoUrl ?? "an empty workspace"}" : null,
        TaskArn = phase == "pod_pending" ? $"s-{record.Id}" : record.TaskArn,
    };

    private SessionRecord Ready(SessionRecord record) => record with
    {
        Status = SessionStatus.Ready,
        Phase = "ready",
        PhaseDetail = null,
        SandboxUrl = $"http://s-{record.Id}.sandboxes.invalid:4096",
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
