using DeepAgents.LangSmith;

namespace DeepAgents.Emulator.Tests.Scenarios;

/// <summary>Which requests a fault meets, and whether they take effect all the same.</summary>
[CancelAfter(30_000)]
public sealed class FaultSelectionTests : EmulatorFixture
{
    private static readonly RequestOptions Once = new() { MaxRetries = 0 };

    [TearDown]
    public void EndFaults() => Emulator.Use(new EmulatorScenario());

    [Test]
    public async Task The_nth_request_that_fits_fails()
    {
        Use(new FaultRule { Nth = 3, Path = "/v1/deepagents/mcp-servers" });
        await LangSmith.Agents.ListAsync(cancellationToken: Token);
        Assert.That(await OutcomesAsync(5), Is.EqualTo("ok ok failed ok ok"));
    }

    [Test]
    public async Task A_rule_ends_after_its_times()
    {
        Use(new FaultRule { Times = 2 });
        Assert.That(await OutcomesAsync(4), Is.EqualTo("failed failed ok ok"));
    }

    [Test]
    public async Task The_first_rule_that_fits_counts_and_every_one_counts_the_request()
    {
        Use(new FaultRule { Nth = 1, Status = 503 }, new FaultRule { Nth = 2, Status = 502 });
        Assert.That(await OutcomesAsync(3), Is.EqualTo("failed failed ok"));
    }

    [Test]
    public async Task A_method_and_a_path_choose_requests()
    {
        Use(new FaultRule { Method = "delete", Path = "/v1/deepagents/agents/*" });
        await LangSmith.Agents.ListAsync(cancellationToken: Token);
        await LangSmith.Threads.DeleteAsync("x", Once, Token);
        Assert.CatchAsync<DeepAgentsServerException>(() => LangSmith.Agents.DeleteAsync("x", Once, Token));
    }

    [TestCase("/v1/deepagents/*", "ok")]
    [TestCase("/v1/**", "failed")]
    [TestCase("/v1/deepagents/threads/*", "failed")]
    [TestCase("/v1/deepagents/thread?/*", "ok", Description = "Only stars mean anything but themselves.")]
    public async Task A_star_stays_within_its_segment_and_two_do_not(string path, string outcome)
    {
        Use(new FaultRule { Path = path });
        Assert.That(await OutcomeAsync(() => LangSmith.Threads.DeleteAsync("x", Once, Token)), Is.EqualTo(outcome));
    }

    [Test]
    public async Task A_probability_strikes_as_often_and_the_same_seed_the_same_requests()
    {
        var first = await SeededAsync(seed: 1);
        var again = await SeededAsync(seed: 1);
        var other = await SeededAsync(seed: 2);

        Assert.Multiple(() =>
        {
            Assert.That(again, Is.EqualTo(first));
            Assert.That(other, Is.Not.EqualTo(first));
            Assert.That(first.Split(' ').Count(outcome => outcome == "failed"), Is.InRange(5, 35));
        });

        Task<string> SeededAsync(int seed)
        {
            Emulator.Use(new EmulatorScenario { Seed = seed, Faults = { new FaultRule { Probability = 0.3 } } });
            return OutcomesAsync(60);
        }
    }

    [TestCase(false, 0)]
    [TestCase(true, 1)]
    public async Task A_request_may_fail_before_or_after_its_effect(bool afterEffect, int made)
    {
        var before = Emulator.GetLedger().Created.GetValueOrDefault("agents");
        Use(new FaultRule { AfterEffect = afterEffect });
        await OutcomeAsync(() => LangSmith.Agents.CreateAsync(
            new CreateAgentRequest { Name = "an agent" }, new CreateAgentOptions { MaxRetries = 0 }, Token));
        Assert.That(Emulator.GetLedger().Created.GetValueOrDefault("agents") - before, Is.EqualTo(made));
    }

    [Test]
    public async Task A_client_that_tries_again_gets_over_a_fault()
    {
        Use(new FaultRule { Status = 503, Times = 2 });
        var before = Requests();
        await LangSmith.McpServers.ListAsync(cancellationToken: Token);
        Assert.That(Requests() - before, Is.EqualTo(3));

        long Requests() => Emulator.GetLedger().Requests.GetValueOrDefault("GET /v1/deepagents/mcp-servers");
    }

    private static async Task<string> OutcomeAsync(Func<Task> call)
    {
        try
        {
            await call();
            return "ok";
        }
        catch (DeepAgentsApiException)
        {
            return "failed";
        }
    }

    private void Use(params FaultRule[] rules)
    {
        var scenario = new EmulatorScenario();
        foreach (var rule in rules)
        {
            scenario.Faults.Add(rule);
        }

        Emulator.Use(scenario);
    }

    private async Task<string> OutcomesAsync(int count)
    {
        var outcomes = new List<string>();
        for (var index = 0; index < count; index++)
        {
            outcomes.Add(await OutcomeAsync(() => LangSmith.McpServers.ListAsync(Once, Token)));
        }

        return string.Join(' ', outcomes);
    }
}
