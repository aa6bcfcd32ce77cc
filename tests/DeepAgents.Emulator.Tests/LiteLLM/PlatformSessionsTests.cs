using DeepAgents.LiteLLM;

namespace DeepAgents.Emulator.Tests.LiteLLM;

[CancelAfter(30_000)]
public sealed class PlatformSessionsTests : EmulatorFixture
{
    [Test]
    public async Task A_message_is_answered_in_the_reply_and_not_in_the_session()
    {
        var id = await CreateReadySessionAsync();
        var reply = await LiteLLM.Sessions.SendMessageAsync(id, new SendMessageRequest { Text = "ping" }, cancellationToken: Token);
        var messages = await LiteLLM.Sessions.ListMessagesAsync(id, cancellationToken: Token);
        var session = await LiteLLM.Sessions.GetAsync(id, cancellationToken: Token);

        Assert.Multiple(() =>
        {
            Assert.That(reply.Text, Is.EqualTo("You said: ping"));
            Assert.That(reply.Parts!.Select(part => part.Type), Is.EqualTo(new[] { "step-start", "text", "step-finish" }));
            Assert.That((string?)reply.Info!["role"], Is.EqualTo("assistant"));
            Assert.That(messages.Select(message => message.Info!.Role), Is.EqualTo(new[] { "user", "assistant" }));
            Assert.That(messages[0].Parts![0].Text, Is.EqualTo("ping"));
            Assert.That(messages.Select(message => message.Info!.SessionId), Is.All.EqualTo(session.HarnessSessionId));
            Assert.That(session.Response, Is.Null);
            Assert.That(session.TitlePreview, Is.EqualTo("ping"));
        });
    }

    [Test]
    public async Task Parts_win_over_text()
    {
        var id = await CreateReadySessionAsync();
        var request = new SendMessageRequest
        {
            Text = "ignored",
            Parts = [new Dictionary<string, Newtonsoft.Json.Linq.JToken> { ["type"] = "text", ["text"] = "spoken" }],
        };
        Assert.That((await LiteLLM.Sessions.SendMessageAsync(id, request, cancellationToken: Token)).Text, Is.EqualTo("You said: spoken"));
    }

    [Test]
    public async Task An_initial_prompt_is_answered_in_the_session()
    {
        var agent = await CreatePlatformAgentAsync();
        var request = new CreatePlatformSessionRequest { InitialPrompt = "begin", Title = "A beginning" };
        var created = await LiteLLM.Sessions.CreateAsync(agent, request, cancellationToken: Token);
        var ready = await LiteLLM.Sessions.WaitForReadyAsync(created.Id, cancellationToken: Token);
        var answered = await WaitForResponseAsync(created.Id);

        Assert.Multiple(() =>
        {
            Assert.That(created.Response, Is.Null);
            Assert.That(ready.Id, Is.EqualTo(created.Id));
            Assert.That(answered.Response!.Text, Is.EqualTo("You said: begin"));
        });
    }

    [Test]
    public async Task A_list_is_newest_first_and_of_one_agent_if_asked()
    {
        var agent = await CreatePlatformAgentAsync();
        var first = await LiteLLM.Sessions.CreateAsync(agent, cancellationToken: Token);
        var second = await LiteLLM.Sessions.CreateAsync(agent, cancellationToken: Token);
        var all = await LiteLLM.Sessions.ListAsync(new ListPlatformSessionsOptions { AgentId = agent }, Token);
        var one = await LiteLLM.Sessions.ListAsync(new ListPlatformSessionsOptions { AgentId = agent, Limit = 1 }, Token);
        var none = await LiteLLM.Sessions.ListAsync(new ListPlatformSessionsOptions { AgentId = "nobody" }, Token);

        Assert.Multiple(() =>
        {
            Assert.That(all.Select(session => session.Id), Is.EqualTo(new[] { second.Id, first.Id }));
            Assert.That(one.Select(session => session.Id), Is.EqualTo(new[] { second.Id }));
            Assert.That(none, Is.Empty);
        });
    }

    [Test]
    public async Task A_deletion_has_a_body_and_leaves_a_dead_session()
    {
        var id = await CreateReadySessionAsync();
        var first = await LiteLLM.Sessions.DeleteAsync(id, cancellationToken: Token);
        var second = await LiteLLM.Sessions.DeleteAsync(id, cancellationToken: Token);
        var dead = await LiteLLM.Sessions.GetAsync(id, cancellationToken: Token);

        Assert.Multiple(() =>
        {
            Assert.That((first.Id, first.Status), Is.EqualTo((id, (SessionDeletionStatus?)SessionDeletionStatus.Deleted)));
            Assert.That(second.Status, Is.EqualTo(SessionDeletionStatus.Dead));
            Assert.That(dead.Status, Is.EqualTo(PlatformSessionStatus.Dead));
            Assert.That(dead.Status!.Value.IsEnded, Is.True);
            Assert.That(dead.Sandboxes, Is.Empty.And.Not.Null);
        });
    }

    [Test]
    public async Task A_restart_brings_a_dead_session_back_and_replays_the_last_message()
    {
        var id = await CreateReadySessionAsync();
        await LiteLLM.Sessions.SendMessageAsync(id, new SendMessageRequest { Text = "remember" }, cancellationToken: Token);
        var before = await LiteLLM.Sessions.GetAsync(id, cancellationToken: Token);
        await LiteLLM.Sessions.DeleteAsync(id, cancellationToken: Token);
        var restarted = await LiteLLM.Sessions.RestartAsync(id, cancellationToken: Token);
        var replayed = await WaitForResponseAsync(id);

        Assert.Multiple(() =>
        {
            Assert.That(restarted.Status, Is.EqualTo(PlatformSessionStatus.Ready));
            Assert.That(restarted.HarnessSessionId, Is.Not.EqualTo(before.HarnessSessionId));
            Assert.That(replayed.Response!.Text, Is.EqualTo("You said: remember"));
        });
    }

    [Test]
    public async Task An_abort_works_with_nothing_running_too()
    {
        var id = await CreateReadySessionAsync();
        Assert.That((await LiteLLM.Sessions.AbortAsync(id, cancellationToken: Token)).Ok, Is.True);
    }

    [Test]
    public async Task The_log_tells_what_happened_in_order()
    {
        var id = await CreateReadySessionAsync();
        await LiteLLM.Sessions.SendMessageAsync(id, new SendMessageRequest { Text = "ping" }, cancellationToken: Token);
        await LiteLLM.Sessions.DeleteAsync(id, cancellationToken: Token);
        var log = await LiteLLM.Sessions.GetLogAsync(id, cancellationToken: Token);

        Assert.Multiple(() =>
        {
            Assert.That(log.Select(entry => entry.Kind), Is.EqualTo(new[] { "created", "user", "assistant", "ended" }));
            Assert.That(log[1].Detail, Is.EqualTo("ping"));
            Assert.That(log.Select(entry => entry.At), Is.Ordered.And.All.Not.Null);
            Assert.That(log.Select(entry => entry.Id), Is.Unique);
        });
    }

    [Test]
    public async Task A_diagnosis_of_a_healthy_session_finds_nothing()
    {
        var id = await CreateReadySessionAsync();
        var diagnosis = await LiteLLM.Sessions.DiagnoseAsync(id, cancellationToken: Token);

        Assert.Multiple(() =>
        {
            Assert.That(diagnosis.Session!.SessionId, Is.EqualTo(id));
            Assert.That(diagnosis.Session.Status, Is.EqualTo("ready"));
            Assert.That(diagnosis.Session.AgeMs, Is.Positive);
            Assert.That((string?)diagnosis.Agent!["id"], Is.EqualTo(diagnosis.Session.AgentId));
            Assert.That(diagnosis.DetectedIssues, Is.Empty);
            Assert.That(diagnosis.Notes, Is.Not.Empty);
        });
    }

    [Test]
    public async Task An_unknown_session_is_not_found_but_has_an_empty_log()
    {
        var missing = Assert.ThrowsAsync<DeepAgentsNotFoundException>(() => LiteLLM.Sessions.GetAsync("nobody", cancellationToken: Token));
        Assert.That(missing!.Error.Message, Is.EqualTo("session nobody not found"));
        Assert.That(await LiteLLM.Sessions.GetLogAsync("nobody", cancellationToken: Token), Is.Empty);
        Assert.Multiple(() =>
        {
            Assert.ThrowsAsync<DeepAgentsNotFoundException>(() => LiteLLM.Sessions.WaitForReadyAsync("nobody", cancellationToken: Token));
            Assert.ThrowsAsync<DeepAgentsNotFoundException>(() => LiteLLM.Sessions.DeleteAsync("nobody", cancellationToken: Token));
            Assert.ThrowsAsync<DeepAgentsNotFoundException>(() => LiteLLM.Sessions.AbortAsync("nobody", cancellationToken: Token));
            Assert.ThrowsAsync<DeepAgentsNotFoundException>(() => LiteLLM.Sessions.ListMessagesAsync("nobody", cancellationToken: Token));
            Assert.ThrowsAsync<DeepAgentsNotFoundException>(() => LiteLLM.Sessions.DiagnoseAsync("nobody", cancellationToken: Token));
            Assert.ThrowsAsync<DeepAgentsNotFoundException>(() => LiteLLM.Sessions.RestartAsync("nobody", cancellationToken: Token));
            Assert.ThrowsAsync<DeepAgentsNotFoundException>(() => LiteLLM.Sessions.CreateAsync("nobody", cancellationToken: Token));
        });
    }

    private Task<PlatformSession> WaitForResponseAsync(string id) => Poller.WaitAsync(
        (_, token) => LiteLLM.Sessions.GetAsync(id, cancellationToken: token),
        session => session.Response is null ? PollVerdict.Pending : PollVerdict.Succeeded,
        timeProvider: ClientTime,
        cancellationToken: Token);
}
