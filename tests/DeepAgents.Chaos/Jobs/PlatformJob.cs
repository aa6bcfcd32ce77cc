using DeepAgents.Chaos.Watching;
using DeepAgents.LiteLLM;

namespace DeepAgents.Chaos.Jobs;

/// <summary>LiteLLM: an agent, a sandbox for it, and two messages.</summary>
internal sealed class PlatformJob(JobContext context) : IJob
{
    private readonly LiteLLMAgentPlatformClient _client = context.Services.Platform;
    private string _agentId = "";

    public async Task RunAsync()
    {
        await context.TryAsync(CreateAgentAsync);
        await context.TryAsync(ConverseAsync);
    }

    private async Task CreateAgentAsync()
    {
        _agentId = await context.MakeAsync(Kinds.PlatformAgents, null, async making =>
        {
            var request = new CreatePlatformAgentRequest { Name = making.Name, Model = "claude-sonnet-4-5" };
            var agent = await _client.Agents.CreateAsync(request, cancellationToken: context.Token);
            return UnusableAnswerException.Need(agent.Id, "the id of the agent");
        });

        // With the agent its sessions go, and with them what was said.
        context.DeleteLater(
            Kinds.PlatformAgents,
            _agentId,
            token => _client.Agents.DeleteAsync(_agentId, cancellationToken: token),
            () => context.HasDoubtAbout(Kinds.Sessions, Kinds.Messages));
    }

    private async Task ConverseAsync()
    {
        var sessionId = await context.MakeAsync(Kinds.Sessions, _agentId, async _ =>
        {
            var session = await _client.Sessions.CreateAndWaitAsync(_agentId, options: Services.Polling(), cancellationToken: context.Token);
            return UnusableAnswerException.Need(session.Id, "the id of the session");
        });
        context.DeleteLater(Kinds.Sessions, sessionId, token => _client.Sessions.DeleteAsync(sessionId, cancellationToken: token));
        await context.MakeAsync(Kinds.Messages, sessionId, making => SendAsync(sessionId, making));
        await context.MakeAsync(Kinds.Messages, sessionId, making => StreamAsync(sessionId, making));
    }

    private async Task<string> SendAsync(string sessionId, Making making)
    {
        var watch = new TurnWatch(making.Name, context);
        var options = new RequestOptions { Timeout = Services.RequestLimit };
        var reply = await _client.Sessions.SendMessageAsync(sessionId, watch.Request(), options, context.Token);
        making.Confirm();
        if (reply.Parts is null)
        {
            throw new UnusableAnswerException("the parts of the reply");
        }

        if (reply.Text != watch.Answer)
        {
            context.Findings.Add(FindingKind.WrongAnswer, $"job {context.Number}: the reply is '{reply.Text}' instead of '{watch.Answer}'");
        }

        return making.Name;
    }

    private async Task<string> StreamAsync(string sessionId, Making making)
    {
        var watch = new TurnWatch(making.Name, context);
        await foreach (var frame in _client.Sessions.StreamMessageAsync(sessionId, watch.Request(), cancellationToken: context.Token))
        {
            // The stream is open before the message is taken: only what the harness says proves that it was.
            if (frame is HarnessEvent)
            {
                making.Confirm();
            }

            watch.See(frame);
        }

        watch.Ended();
        return making.Name;
    }
}
