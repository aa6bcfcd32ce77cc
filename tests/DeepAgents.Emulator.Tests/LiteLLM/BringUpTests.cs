using DeepAgents.LiteLLM;
using DeepAgents.Tests;

namespace DeepAgents.Emulator.Tests.LiteLLM;

/// <summary>The emulator's clock goes one step with each answer that the waiting client gets, so it sees every phase.</summary>
[CancelAfter(30_000)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class BringUpTests
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);
    private static readonly PollingOptions Steadily = new() { BackoffFactor = 1 };

    private readonly ManualTimeProvider _time = new();

    private static CancellationToken Token => TestContext.CurrentContext.CancellationToken;

    [Test]
    public async Task A_wait_for_a_cold_start_shows_every_phase_in_order()
    {
        await using var emulator = await StartAsync();
        using var client = Client(emulator);
        var created = await CreateSessionAsync(client, new CreatePlatformAgentRequest { Name = "cold", Model = "m" });
        var seen = new PhaseRecorder(_time);
        var ready = await client.Sessions.WaitForReadyAsync(created.Id, Steadily, seen, Token);

        Assert.Multiple(() =>
        {
            Assert.That(created.Status, Is.EqualTo(PlatformSessionStatus.Creating));
            Assert.That(created.Phase, Is.Null);
            Assert.That(ready.Status, Is.EqualTo(PlatformSessionStatus.Ready));
            Assert.That(ready.SandboxUrl, Is.Not.Empty);
            Assert.That(ready.HarnessSessionId, Is.Not.Empty);
            Assert.That(ready.LastSeenAt, Is.Not.Null);
            Assert.That(ready.IdleTimeoutMs, Is.EqualTo(900_000));
            Assert.That(seen.Phases, Is.EqualTo(new[]
            {
                null, "creating_sandbox", "pod_pending", "pod_running", "waiting_harness", "cloning_repo", "installing_deps",
                "harness_listening", "harness_ready", "cloning_repo", "ready",
            }));
            Assert.That(seen.Details, Has.Member("cloning an empty workspace"));
        });
    }

    [Test]
    public async Task A_bring_up_that_fails_ends_the_wait_with_the_reason()
    {
        await using var emulator = await StartAsync();
        using var client = Client(emulator);
        var created = await CreateSessionAsync(client, new CreatePlatformAgentRequest { Name = "will fail", Model = "m" });
        var seen = new PhaseRecorder(_time);
        var failed = Assert.ThrowsAsync<TerminalStateException<PlatformSession>>(
            () => client.Sessions.WaitForReadyAsync(created.Id, Steadily, seen, Token));
        var diagnosis = await client.Sessions.DiagnoseAsync(created.Id, cancellationToken: Token);

        Assert.Multiple(() =>
        {
            Assert.That(failed!.State!.Status, Is.EqualTo(PlatformSessionStatus.Failed));
            Assert.That(failed.State.FailureReason, Is.Not.Empty);
            Assert.That(failed.State.Phase, Is.EqualTo(PlatformSessionPhase.WaitingHarness), "The phase stays where it was.");
            Assert.That(failed.Message, Does.Contain(failed.State.FailureReason));
            Assert.That(diagnosis.DetectedIssues!.Single().Code, Is.EqualTo("bring_up_failed"));
            Assert.That(diagnosis.DetectedIssues!.Single().RecommendedAction, Is.Not.Empty);
        });
    }

    [Test]
    public async Task A_session_of_an_inline_harness_is_ready_in_the_reply_and_has_no_phase()
    {
        await using var emulator = await StartAsync();
        using var client = Client(emulator);
        var agent = new CreatePlatformAgentRequest
        {
            Model = "m",
            HarnessId = HarnessId.OpencodeBrainInline,
            Projects = [new PlatformAgentProject { Id = "p", Name = "project" }],
        };
        var created = await CreateSessionAsync(client, agent);
        var ready = await client.Sessions.WaitForReadyAsync(created.Id, cancellationToken: Token);

        Assert.Multiple(() =>
        {
            Assert.That(created.Status, Is.EqualTo(PlatformSessionStatus.Ready));
            Assert.That(ready.Phase, Is.Null);
            Assert.That(ready.IdleTimeoutMs, Is.Null);
            Assert.That(ready.SandboxUrl, Is.Null);
        });
    }

    [Test]
    public async Task Watching_goes_on_after_the_session_is_ready()
    {
        await using var emulator = await StartAsync();
        using var client = Client(emulator);
        var created = await CreateSessionAsync(client, new CreatePlatformAgentRequest { Model = "m" });
        var seen = new List<PlatformSessionStatus>();
        await foreach (var snapshot in client.Sessions.WatchAsync(created.Id, Steadily, Token))
        {
            seen.Add(snapshot.State!.Status!.Value);
            if (seen[^1] == PlatformSessionStatus.Dead)
            {
                break;
            }

            _time.Advance(Step);
            if (seen[^1] == PlatformSessionStatus.Ready)
            {
                await client.Sessions.DeleteAsync(created.Id, cancellationToken: Token);
            }
        }

        Assert.That(seen.Distinct(), Is.EqualTo(
            new[] { PlatformSessionStatus.Creating, PlatformSessionStatus.Ready, PlatformSessionStatus.Dead }));
    }

    [Test]
    public async Task A_message_to_a_session_that_is_not_ready_is_not_found()
    {
        await using var emulator = await StartAsync();
        using var client = Client(emulator);
        var created = await CreateSessionAsync(client, new CreatePlatformAgentRequest { Model = "m" });
        var early = Assert.ThrowsAsync<DeepAgentsNotFoundException>(
            () => client.Sessions.SendMessageAsync(created.Id, new SendMessageRequest { Text = "hello" }, cancellationToken: Token));
        var events = Assert.ThrowsAsync<DeepAgentsConflictException>(async () =>
        {
            await foreach (var item in client.Sessions.StreamEventsAsync(created.Id, cancellationToken: Token))
            {
                Assert.Fail($"No event was expected, but there is {item}.");
            }
        });
        var restart = Assert.ThrowsAsync<DeepAgentsConflictException>(
            () => client.Sessions.RestartAsync(created.Id, cancellationToken: Token));

        Assert.Multiple(() =>
        {
            Assert.That(early!.Error, Is.InstanceOf<SimpleError>());
            Assert.That(early.Error.Message, Is.EqualTo($"session {created.Id} not found or not ready"));
            Assert.That(events!.Error.Message, Is.EqualTo("session not ready, status=creating"));
            Assert.That(restart!.Status, Is.EqualTo(409));
        });
    }

    private static RecordedLiteLLM Client(DeepAgentsEmulator emulator) => new(new LiteLLMAgentPlatformOptions
    {
        ApiKey = "key",
        Endpoint = emulator.LiteLLMEndpoint,
        TimeProvider = new FastTimeProvider(),
    });

    private static async Task<CreatedPlatformSession> CreateSessionAsync(RecordedLiteLLM client, CreatePlatformAgentRequest agent)
    {
        var created = await client.Agents.CreateAsync(agent, cancellationToken: Token);
        return await client.Sessions.CreateAsync(created.Id, cancellationToken: Token);
    }

    private Task<DeepAgentsEmulator> StartAsync() => DeepAgentsEmulator.StartAsync(
        new DeepAgentsEmulatorOptions
        {
            TimeProvider = _time,
            Scenario =
            {
                Sessions =
                {
                    new SessionScript { WhenAgentNameContains = "fail", BringUp = BringUpKind.Failing, Duration = 5 * Step },
                    new SessionScript { Duration = 10 * Step },
                },
            },
        },
        Token);

    /// <summary>Reported from inside the wait, so the clock moves before the next poll.</summary>
    private sealed class PhaseRecorder(ManualTimeProvider time) : IProgress<PollSnapshot<PlatformSession>>
    {
        public List<string?> Phases { get; } = [];

        public List<string?> Details { get; } = [];

        public void Report(PollSnapshot<PlatformSession> value)
        {
            var phase = value.State!.Phase?.Value;
            if (Phases.Count == 0 || Phases[^1] != phase)
            {
                Phases.Add(phase);
            }

            Details.Add(value.State.PhaseDetail);
            time.Advance(Step);
        }
    }
}
