namespace DeepAgents.Emulator.Tests.Scenarios;

/// <summary>Scenarios as documents, and what a seed makes of them.</summary>
[CancelAfter(30_000)]
public sealed class ScenarioTests
{
    private static CancellationToken Token => TestContext.CurrentContext.CancellationToken;

    [Test]
    public void Every_member_survives_its_json()
    {
        const string Json = """
            {
              "seed": 5,
              "latency": { "minimum": "00:00:00.010", "maximum": "00:00:00.020" },
              "forbidden_keys": ["bad"],
              "missing_permissions": { "reader": "agents:create" },
              "authorization": { "delay": null, "outcome": "token_expired" },
              "answers": [{
                "when_input_contains": "x",
                "times": 2,
                "tool_calls": [{ "name": "t", "arguments": { "a": [1] }, "allowed_decisions": ["approve", "respond"], "subagent": "s" }],
                "approval_form": "per_call",
                "interrupts": [null, 1, { "b": true }],
                "pause_before": "tools",
                "error": { "type": "TypeError" },
                "usage": { "input_tokens": 1, "output_tokens": 2 },
              }],
              "sessions": [{ "bring_up": "warm", "stale_phase": "installing_deps", "revive_after": "00:01:00" }],
              "faults": [{ "kind": "reset_in_body", "nth": 3, "after_bytes": 10 }, { "retry_after": "00:00:05" }],
              "heartbeat_interval": "00:00:01",
              "resumable_streams": false,
            } // trailing commas and comments are for people
            """;
        var scenario = EmulatorScenario.Parse(Json);

        Assert.Multiple(() =>
        {
            Assert.That(scenario.Authorization.Delay, Is.Null);
            Assert.That(scenario.Answers[0].ToolCalls[0].Arguments!["a"]![0]!.GetValue<int>(), Is.EqualTo(1));
            Assert.That(
                scenario.Answers[0].ToolCalls[0].AllowedDecisions,
                Is.EqualTo(new[] { HumanDecision.Approve, HumanDecision.Respond }));
            Assert.That(scenario.Answers[0].Interrupts, Has.Count.EqualTo(3));
            Assert.That(scenario.Faults.Select(fault => fault.Kind), Is.EqualTo(new[] { FaultKind.ResetInBody, FaultKind.Status }));
            Assert.That(EmulatorScenario.Parse(scenario.ToJson()).ToJson(), Is.EqualTo(scenario.ToJson()));
        });
    }

    [TestCase("null", "null")]
    [TestCase("[]", "JSON")]
    [TestCase("{", "JSON")]
    [TestCase("""{"fault":[]}""", "fault")]
    [TestCase("""{"faults":[{"kind":"explosion"}]}""", "$.faults[0].kind")]
    [TestCase("""{"faults":[{"kind":0}]}""", "$.faults[0].kind")]
    [TestCase("""{"faults":[null]}""", "faults[0] must not be null")]
    [TestCase("""{"faults":[{"path":"v1"}]}""", "faults[0].path must begin with a slash")]
    [TestCase("""{"faults":[{"probability":1.5}]}""", "faults[0].probability must be from 0 to 1")]
    [TestCase("""{"faults":[{"status":200}]}""", "faults[0].status must be from 400 to 599")]
    [TestCase("""{"faults":[{"kind":"stall","status":500}]}""", "go only with")]
    [TestCase("""{"faults":[{"retry_after":"00:00:00.5"}]}""", "whole seconds")]
    [TestCase("""{"faults":[{"content_type":"nonsense"}]}""", "faults[0].content_type is none")]
    [TestCase("""{"faults":[{"after_bytes":-1}]}""", "faults[0].after_bytes must not be negative")]
    [TestCase("""{"answers":[{"times":0}]}""", "answers[0].times must be 1 or more")]
    [TestCase("""{"answers":[{"tool_calls":[{"name":""}]}]}""", "answers[0].tool_calls[0].name must not be empty")]
    [TestCase("""{"answers":[{"tool_calls":[{"result":null}]}]}""", "answers[0].tool_calls[0].result must not be null")]
    [TestCase("""{"answers":[{"tool_calls":[{"subagent":""}]}]}""", "answers[0].tool_calls[0].subagent must not be empty")]
    [TestCase("""{"answers":[{"tool_calls":[null]}]}""", "answers[0].tool_calls[0] must not be null")]
    [TestCase("""{"answers":[{"tool_calls":[{"allowed_decisions":["accept"]}]}]}""", "$.answers[0].tool_calls[0].allowed_decisions[0]")]
    [TestCase("""{"answers":[{"tool_calls":[{"allowed_decisions":["edit","edit"]}]}]}""", "allowed_decisions has a value twice")]
    [TestCase("""{"answers":[{"approval_form":"kebab_case"}]}""", "$.answers[0].approval_form")]
    [TestCase(
        """{"answers":[{"approval_form":"camel_case","tool_calls":[{"allowed_decisions":["respond"]}]}]}""",
        "answers[0].tool_calls must not allow respond")]
    [TestCase("""{"answers":[{"pause_before":"review"}]}""", "answers[0].pause_before must be model or tools")]
    [TestCase("""{"answers":[{"pause_before":"tools"}]}""", "answers[0].pause_before is tools, but the answer has no tool_calls")]
    [TestCase("""{"answers":[{"error":{"type":""}}]}""", "answers[0].error.type must not be empty")]
    [TestCase("""{"answers":[{"usage":{"input_tokens":-1}}]}""", "answers[0].usage.input_tokens must not be negative")]
    [TestCase("""{"answers":[{"usage":{"output_tokens":-1}}]}""", "answers[0].usage.output_tokens must not be negative")]
    [TestCase("""{"answers":[{"kind":"tool_call"}]}""", "kind")]
    [TestCase("""{"answers":[{"duration":"-00:00:01"}]}""", "answers[0].duration must be from 0")]
    [TestCase("""{"sessions":[{"revive_after":"99.00:00:00"}]}""", "sessions[0].revive_after must be from 0")]
    [TestCase("""{"latency":{"minimum":"00:00:02"}}""", "latency.maximum must not be below latency.minimum")]
    [TestCase("""{"authorization":null}""", "authorization must not be null")]
    public void What_cannot_be_meant_is_refused_with_its_place(string json, string reason)
    {
        var refused = Assert.Throws<FormatException>(() => EmulatorScenario.Parse(json));
        Assert.That(refused!.Message, Does.Contain(reason));
    }

    [Test]
    public void A_scenario_in_options_is_checked_as_well()
    {
        var options = new DeepAgentsEmulatorOptions { Scenario = { Faults = { new FaultRule { Nth = 0 } } } };
        var refused = Assert.ThrowsAsync<ArgumentException>(() => DeepAgentsEmulator.StartAsync(options, Token));
        Assert.That(refused!.Message, Does.Contain("faults[0].nth must be 1 or more"));
    }

    [Test]
    public async Task The_same_seed_gives_the_same_ids()
    {
        var first = await IdsAsync(seed: 11);
        var again = await IdsAsync(seed: 11);
        var other = await IdsAsync(seed: 12);
        var chance = await IdsAsync(seed: null);

        Assert.Multiple(() =>
        {
            Assert.That(again, Is.EqualTo(first));
            Assert.That(first.Concat(other).Concat(chance).Distinct().Count(), Is.EqualTo(9), "No two others are alike.");
            Assert.That(first, Is.All.Matches<string>(id => Guid.Parse(id).Version == 4));
        });
    }

    [Test]
    public async Task Every_request_waits_for_the_latency()
    {
        var time = new FastTimeProvider();
        await using var emulator = await DeepAgentsEmulator.StartAsync(
            new DeepAgentsEmulatorOptions
            {
                TimeProvider = time,
                Scenario = { Latency = { Minimum = TimeSpan.FromSeconds(2), Maximum = TimeSpan.FromSeconds(3) } },
            },
            Token);
        using var http = new HttpClient { BaseAddress = emulator.BaseAddress };
        var before = time.GetTimestamp();
        using var answer = await http.GetAsync("v1/deepagents/agents", Token);
        Assert.That(time.GetElapsedTime(before), Is.GreaterThanOrEqualTo(TimeSpan.FromSeconds(2)));
    }

    private static async Task<List<string>> IdsAsync(int? seed)
    {
        await using var emulator = await DeepAgentsEmulator.StartAsync(new DeepAgentsEmulatorOptions { Scenario = { Seed = seed } }, Token);
        using var client = new RecordedLangSmith(new() { ApiKey = "key", Endpoint = emulator.LangSmithEndpoint });
        var ids = new List<string>();
        for (var index = 0; index < 3; index++)
        {
            ids.Add((await client.Agents.CreateAsync(new() { Name = "an agent" }, cancellationToken: Token)).Id!);
        }

        return ids;
    }
}
