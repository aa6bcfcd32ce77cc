using DeepAgents.LiteLLM;

namespace DeepAgents.Emulator.Tests.Scenarios;

/// <summary>How sandbox sessions come up, and what happens to them afterwards, when a scenario says so.</summary>
[CancelAfter(30_000)]
public sealed class SessionLivesTests : EmulatorFixture
{
    [TearDown]
    public void EndScenario() => Emulator.Use(new EmulatorScenario());

    [Test]
    public async Task A_warm_start_has_its_sandbox_at_once_and_two_phases_left()
    {
        Use(new SessionScript { BringUp = BringUpKind.Warm, Duration = TimeSpan.FromSeconds(3) });
        var created = await LiteLLM.Sessions.CreateAsync(await CreatePlatformAgentAsync(), cancellationToken: Token);
        var phases = await PhasesAsync(created.Id);

        Assert.Multiple(() =>
        {
            Assert.That((created.Status, created.Phase), Is.EqualTo(((PlatformSessionStatus?)PlatformSessionStatus.Creating, (PlatformSessionPhase?)null)));
            Assert.That(created.TaskArn, Does.StartWith("w-"));
            Assert.That(created.SandboxUrl, Does.StartWith("http"));
            Assert.That(phases.Distinct(), Is.SubsetOf(new[] { "", "harness_ready", "cloning_repo", "ready" }));
        });
    }

    [Test]
    public async Task Variables_of_its_own_force_a_session_into_a_cold_start()
    {
        Use(new SessionScript { BringUp = BringUpKind.Warm });
        var created = await LiteLLM.Sessions.CreateAsync(
            await CreatePlatformAgentAsync(),
            new CreatePlatformSessionRequest { EnvVars = new Dictionary<string, string> { ["A"] = "b" } },
            cancellationToken: Token);
        var ready = await LiteLLM.Sessions.WaitForReadyAsync(created.Id, cancellationToken: Token);

        Assert.Multiple(() =>
        {
            Assert.That(created.TaskArn, Is.Null);
            Assert.That(ready.TaskArn, Does.StartWith("s-"));
        });
    }

    [Test]
    public async Task A_local_sandbox_has_no_name()
    {
        Use(new SessionScript { BringUp = BringUpKind.Local });
        var ready = await LiteLLM.Sessions.WaitForReadyAsync(
            (await LiteLLM.Sessions.CreateAsync(await CreatePlatformAgentAsync(), cancellationToken: Token)).Id!, cancellationToken: Token);
        Assert.That(ready.TaskArn, Is.Null);
    }

    [Test]
    public async Task A_bring_up_fails_with_the_reason_of_the_scenario_for_the_agents_that_it_names()
    {
        Use(new SessionScript { WhenAgentNameContains = "doomed", BringUp = BringUpKind.Failing, FailureReason = "no nodes" });
        var doomed = await LiteLLM.Sessions.CreateAsync(await CreatePlatformAgentAsync("a DOOMED one"), cancellationToken: Token);
        var other = await LiteLLM.Sessions.CreateAsync(await CreatePlatformAgentAsync("another"), cancellationToken: Token);

        var failed = Assert.ThrowsAsync<TerminalStateException<PlatformSession>>(
            () => LiteLLM.Sessions.WaitForReadyAsync(doomed.Id!, cancellationToken: Token));
        Assert.That(failed!.State!.FailureReason, Is.EqualTo("no nodes"));
        Assert.That((await LiteLLM.Sessions.WaitForReadyAsync(other.Id, cancellationToken: Token)).Status, Is.EqualTo(PlatformSessionStatus.Ready));
    }

    [Test]
    public async Task A_late_report_leaves_a_stale_phase_on_a_session_that_is_ready()
    {
        Use(new SessionScript { StalePhase = "installing_deps" });
        var created = await LiteLLM.Sessions.CreateAsync(await CreatePlatformAgentAsync(), cancellationToken: Token);
        var stale = await Poller.WaitAsync(
            (_, token) => LiteLLM.Sessions.GetAsync(created.Id, cancellationToken: token),
            state => state.Status == PlatformSessionStatus.Ready && state.Phase == PlatformSessionPhase.InstallingDeps
                ? PollVerdict.Succeeded
                : PollVerdict.Pending,
            timeProvider: ClientTime,
            cancellationToken: Token);
        Assert.That(stale.Status, Is.EqualTo(PlatformSessionStatus.Ready));
    }

    [Test]
    public async Task A_session_that_its_user_deleted_comes_back_from_the_dead()
    {
        Use(new SessionScript { ReviveAfter = TimeSpan.FromSeconds(20) });
        var id = await CreateReadySessionAsync();
        await LiteLLM.Sessions.DeleteAsync(id, cancellationToken: Token);
        Assert.That((await LiteLLM.Sessions.GetAsync(id, cancellationToken: Token)).Status, Is.EqualTo(PlatformSessionStatus.Dead));

        var revived = await Poller.WaitAsync(
            (_, token) => LiteLLM.Sessions.GetAsync(id, cancellationToken: token),
            state => state.Status == PlatformSessionStatus.Ready ? PollVerdict.Succeeded : PollVerdict.Pending,
            timeProvider: ClientTime,
            cancellationToken: Token);
        Assert.That(revived.Id, Is.EqualTo(id));
    }

    [Test]
    public async Task A_failed_session_is_revived_as_well_and_may_succeed_then()
    {
        Use(
            new SessionScript { BringUp = BringUpKind.Failing, Times = 1, ReviveAfter = TimeSpan.FromSeconds(1) },
            new SessionScript());
        var created = await LiteLLM.Sessions.CreateAsync(await CreatePlatformAgentAsync(), cancellationToken: Token);
        var seen = new List<PlatformSessionStatus>();
        await foreach (var snapshot in LiteLLM.Sessions.WatchAsync(created.Id, new PollingOptions { MaxInterval = TimeSpan.FromMilliseconds(400) }, Token))
        {
            seen.Add(snapshot.State!.Status!.Value);
            if (seen[^1] == PlatformSessionStatus.Ready)
            {
                break;
            }
        }

        Assert.That(seen.Distinct(), Does.Contain(PlatformSessionStatus.Ready));
    }

    [Test]
    public async Task A_harness_token_is_on_every_session()
    {
        Use(new SessionScript { TtyToken = "a-harness-token" });
        var created = await LiteLLM.Sessions.CreateAsync(await CreatePlatformAgentAsync(), cancellationToken: Token);
        Assert.That((await LiteLLM.Sessions.GetAsync(created.Id, cancellationToken: Token)).TtyToken, Is.EqualTo("a-harness-token"));
    }

    private void Use(params SessionScript[] sessions)
    {
        var scenario = new EmulatorScenario();
        foreach (var session in sessions)
        {
            scenario.Sessions.Add(session);
        }

        Emulator.Use(scenario);
    }

    private async Task<List<string>> PhasesAsync(string id)
    {
        var phases = new List<string>();
        await foreach (var snapshot in LiteLLM.Sessions.WatchAsync(id, new PollingOptions { MaxInterval = TimeSpan.FromMilliseconds(400) }, Token))
        {
            phases.Add(snapshot.State!.Phase?.Value ?? "");
            if (snapshot.State.Status == PlatformSessionStatus.Ready)
            {
                break;
            }
        }

        return phases;
    }
}
