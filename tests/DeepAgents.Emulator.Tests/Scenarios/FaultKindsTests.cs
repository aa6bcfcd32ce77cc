using DeepAgents.LangSmith;

namespace DeepAgents.Emulator.Tests.Scenarios;

/// <summary>Each kind of fault as the typed client sees it.</summary>
[CancelAfter(30_000)]
public sealed class FaultKindsTests : EmulatorFixture
{
    private static readonly RequestOptions Once = new() { MaxRetries = 0 };

    [TearDown]
    public void EndFaults() => Emulator.Use(new EmulatorScenario());

    [TestCase(408)]
    [TestCase(429)]
    [TestCase(500)]
    [TestCase(502)]
    [TestCase(503)]
    [TestCase(504)]
    public void A_status_comes_in_the_shape_of_each_service(int status)
    {
        Use(new FaultRule { Status = status, RetryAfter = TimeSpan.FromSeconds(7) });

        var langSmith = Assert.CatchAsync<DeepAgentsApiException>(() => LangSmith.McpServers.ListAsync(Once, Token));
        var liteLLM = Assert.CatchAsync<DeepAgentsApiException>(() => LiteLLM.Skills.ListAsync(Once, Token));

        Assert.Multiple(() =>
        {
            Assert.That(langSmith!.Status, Is.EqualTo(status));
            Assert.That(langSmith.Error, Is.InstanceOf<StructuredError>());
            Assert.That(langSmith.RetryAfter, Is.EqualTo(TimeSpan.FromSeconds(7)));
            Assert.That(liteLLM!.Status, Is.EqualTo(status));
            Assert.That(liteLLM.Error, Is.InstanceOf<SimpleError>());
        });
    }

    [Test]
    public void A_gateway_sends_html()
    {
        Use(new FaultRule { Kind = FaultKind.Html });
        var failure = Assert.CatchAsync<DeepAgentsServerException>(() => LangSmith.McpServers.ListAsync(Once, Token));
        Assert.Multiple(() =>
        {
            Assert.That(failure!.Status, Is.EqualTo(502));
            Assert.That(failure!.Error, Is.InstanceOf<HtmlError>());
        });
    }

    [Test]
    public void An_error_can_be_empty()
    {
        Use(new FaultRule { Kind = FaultKind.Empty, Status = 504 });
        var failure = Assert.CatchAsync<DeepAgentsServerException>(() => LangSmith.McpServers.ListAsync(Once, Token));
        Assert.Multiple(() =>
        {
            Assert.That(failure!.Status, Is.EqualTo(504));
            Assert.That(failure!.Error, Is.InstanceOf<EmptyError>());
        });
    }

    [TestCase(FaultKind.Reset)]
    [TestCase(FaultKind.ResetInBody)]
    public void A_connection_that_is_reset_is_told_as_such(FaultKind kind)
    {
        Use(new FaultRule { Kind = kind });
        Assert.ThrowsAsync<DeepAgentsConnectionException>(() => LangSmith.Agents.ListAsync(new ListAgentsOptions { MaxRetries = 0 }, Token));
    }

    [Test]
    public void A_body_that_stops_runs_into_the_limit_of_the_call()
    {
        Use(new FaultRule { Kind = FaultKind.Stall });
        var options = new ListAgentsOptions { MaxRetries = 0, Timeout = TimeSpan.FromSeconds(2) };
        Assert.ThrowsAsync<DeepAgentsTimeoutException>(() => LangSmith.Agents.ListAsync(options, Token));
    }

    [Test]
    public void Half_of_a_body_is_no_answer()
    {
        Use(new FaultRule { Kind = FaultKind.Truncate });
        Assert.CatchAsync<DeepAgentsException>(() => LangSmith.Agents.ListAsync(new ListAgentsOptions { MaxRetries = 0 }, Token));
    }

    [Test]
    public void A_redirect_is_not_followed()
    {
        Use(new FaultRule { Kind = FaultKind.Redirect });
        var refused = Assert.CatchAsync<DeepAgentsApiException>(() => LangSmith.McpServers.ListAsync(Once, Token));
        Assert.That(refused!.Status, Is.EqualTo(307));
    }

    [Test]
    public async Task Json_under_another_content_type_is_read_all_the_same()
    {
        Use(new FaultRule { Kind = FaultKind.ContentType, ContentType = "text/plain" });
        var seen = "";
        var options = new RequestOptions { OnResponse = response => seen = string.Join(' ', response.Headers["Content-Type"]) };
        Assert.That(await LangSmith.McpServers.ListAsync(options, Token), Is.Not.Null);
        Assert.That(seen, Is.EqualTo("text/plain"));
    }

    [Test]
    public async Task A_slow_answer_is_the_usual_one()
    {
        Use(new FaultRule { Kind = FaultKind.Slow, Delay = TimeSpan.FromSeconds(1) });
        var before = ClientTime.GetTimestamp();
        await LangSmith.McpServers.ListAsync(Once, Token);
        Assert.That(ClientTime.GetElapsedTime(before), Is.GreaterThanOrEqualTo(TimeSpan.FromSeconds(0.9)));
    }

    [Test]
    public async Task An_enumeration_may_have_values_of_tomorrow()
    {
        var agent = await CreatePlatformAgentAsync();
        Use(new FaultRule { Kind = FaultKind.UnknownEnum });

        var created = await LiteLLM.Sessions.CreateAsync(agent, cancellationToken: Token);
        var thread = await LangSmith.Agents.CreateAsync(new CreateAgentRequest { Name = "an agent" }, cancellationToken: Token);

        Assert.Multiple(() =>
        {
            Assert.That((created.Status!.Value.Value, created.Status.Value.IsKnown), Is.EqualTo(("a_value_of_tomorrow", false)));
            Assert.That(thread.Backend!.Type!.Value.IsKnown, Is.False);
        });
    }

    [Test]
    public async Task Everything_optional_may_be_null()
    {
        var id = await CreateAgentAsync();
        Use(new FaultRule { Kind = FaultKind.NullOptionals });

        var agent = await LangSmith.Agents.GetAsync(id, cancellationToken: Token);
        var session = await LiteLLM.Sessions.ListAsync(cancellationToken: Token);

        Assert.Multiple(() =>
        {
            Assert.That(new object?[] { agent.Runtime, agent.Backend, agent.Permissions, agent.Tools, agent.CreatedAt }, Is.All.Null);
            Assert.That(session, Is.Not.Null);
        });
    }

    [Test]
    public async Task Members_of_tomorrow_are_kept()
    {
        var id = await CreateAgentAsync();
        Use(new FaultRule { Kind = FaultKind.ExtraMembers });
        var agent = await LangSmith.Agents.GetAsync(id, cancellationToken: Token);
        Assert.That(agent.AdditionalProperties, Does.ContainKey("a_member_of_tomorrow"));
    }

    /// <summary>A kind that is new ends in an answer or in an exception of ours, for an object, a list, a stream and an empty answer alike.</summary>
    [Test]
    public async Task No_kind_leads_to_anything_but_an_answer_or_an_exception_of_ours([Values] FaultKind kind)
    {
        var agent = await CreateAgentAsync();
        var thread = await CreateThreadAsync(agent);
        Use(new FaultRule { Kind = kind });
        var limit = new RequestOptions { MaxRetries = 0, Timeout = TimeSpan.FromSeconds(2) };
        var get = new GetAgentOptions { MaxRetries = 0, Timeout = TimeSpan.FromSeconds(2) };
        Func<Task>[] calls =
        [
            () => LangSmith.Agents.GetAsync(agent, get, Token),
            () => LangSmith.McpServers.ListAsync(limit, Token),
            () => LangSmith.Threads.DeleteAsync("no-such-thread", limit, Token),
            () => DrainAsync(agent, thread),
        ];

        foreach (var call in calls)
        {
            try
            {
                await call();
            }
            catch (DeepAgentsException)
            {
                // What it says is for the tests above.
            }
        }

        Assert.That(Emulator.GetLedger().Faults[Name(kind)], Is.GreaterThanOrEqualTo(calls.Length));
    }

    private static string Name(FaultKind kind) =>
        string.Concat(kind.ToString().Select((letter, index) => index > 0 && char.IsUpper(letter) ? $"_{letter}" : $"{letter}")).ToLowerInvariant();

    private void Use(FaultRule rule) => Emulator.Use(new EmulatorScenario { Faults = { rule } });

    private async Task DrainAsync(string agent, string thread)
    {
        var request = new StreamRunRequest
        {
            AgentId = agent,
            Input = new RunInput { Messages = [new InputMessage { Role = MessageRole.User, Content = "hello" }] },
        };
        var options = new StreamOptions { IdleTimeout = TimeSpan.FromSeconds(20) };
        await foreach (var runEvent in LangSmith.Runs.StreamAsync(thread, request, options, cancellationToken: Token))
        {
            Assert.That(runEvent.Name, Is.Not.Empty);
        }
    }
}
