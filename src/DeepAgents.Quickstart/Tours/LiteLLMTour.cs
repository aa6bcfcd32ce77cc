using DeepAgents;
using DeepAgents.LiteLLM;
using Quickstart.Output;
using Quickstart.Services;
using Quickstart.Steps;

namespace Quickstart.Tours;

/// <summary>An agent, its session, the way of the sandbox to ready, and a message.</summary>
internal sealed class LiteLLMTour(TourContext context, Service<LiteLLMAgentPlatformClient> service)
{
    private const string Question = "Say hello in one short sentence.";
    private const string StandInModel = "stand-in-model";

    /// <summary>More often than by default, to see every phase of a stand-in that is ready within seconds.</summary>
    private static readonly PollingOptions Often = new()
    {
        InitialInterval = TimeSpan.FromMilliseconds(300),
        MaxInterval = TimeSpan.FromSeconds(3),
        BackoffFactor = 1.1,
    };

    private readonly LiteLLMAgentPlatformClient _client = service.Client;
    private readonly StepLog _steps = context.Steps;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (await ChooseModelAsync(cancellationToken) is not { } model)
        {
            _steps.Skip("Open a session", "no agent there to take a model from: pass --model NAME");
            return;
        }

        var agentId = await CreateAgentAsync(model);
        var session = await OpenSessionAsync(agentId);
        await WaitForSandboxAsync(session, cancellationToken);
        await SendMessageAsync(session.Id, cancellationToken);
    }

    /// <summary>Which names of models are good, only the gateway behind the platform knows; one that is in use is.</summary>
    private async Task<string?> ChooseModelAsync(CancellationToken cancellationToken)
    {
        _steps.Begin("List the agents");
        var page = await _client.Agents.ListAsync(new ListPlatformAgentsOptions { Limit = 5 }, cancellationToken);
        var agents = page.Data;
        var model = context.Options.Model
            ?? agents.Select(agent => agent.Model).FirstOrDefault(name => !string.IsNullOrEmpty(name))
            ?? (service.IsLive ? null : StandInModel);
        _steps.Pass($"{page.Total ?? agents.Count} there; model for a new one: {model ?? "unknown"}");
        return model;
    }

    /// <summary>Not cancelled by Ctrl+C, like every creation here: what has no known id cannot be deleted.</summary>
    private async Task<string> CreateAgentAsync(string model)
    {
        _steps.Begin("Create an agent");
        var request = new CreatePlatformAgentRequest { Name = Names.Unique(), Model = model, Prompt = "You answer in one short sentence." };
        var agent = await _client.Agents.CreateAsync(request, cancellationToken: CancellationToken.None);
        var id = Expect.Text(agent.Id, "the id of the agent");
        context.Cleanup.Add("Delete the platform agent", id, token => _client.Agents.DeleteAsync(id, cancellationToken: token));
        Expect.Equal(request.Name, agent.Name, "the name of the agent");
        Expect.Equal(request.Model, agent.Model, "the model of the agent");
        _steps.Pass($"{agent.Name}, id {id}");
        return id;
    }

    private async Task<PlatformSession> OpenSessionAsync(string agentId)
    {
        _steps.Begin("Open a session");
        var session = await _client.Sessions.CreateAsync(agentId, cancellationToken: CancellationToken.None);
        var id = Expect.Text(session.Id, "the id of the session");
        context.Cleanup.Add("Delete the session", id, token => _client.Sessions.DeleteAsync(id, cancellationToken: token));
        Expect.Equal(agentId, session.AgentId, "the agent of the session");
        _steps.Pass($"{session.Status}, id {id}");
        return session;
    }

    private async Task WaitForSandboxAsync(PlatformSession session, CancellationToken cancellationToken)
    {
        _steps.Begin("Wait for its sandbox");
        var progress = new WaitProgress<PlatformSession>(Describe);
        var ready = await context.Screen.WaitAsync(
            "Bringing up the sandbox",
            progress,
            () => _client.Sessions.WaitForReadyAsync(session.Id, Often, progress, cancellationToken));
        Expect.Equal(session.Id, ready.Id, "the id of the session");
        Expect.Equal(PlatformSessionStatus.Ready, ready.Status, "the status of the session");
        Expect.That(service.IsLive || progress.Polls > 1, "The stand-in should have been asked more than once.");
        _steps.Pass($"{ready.Status} after {progress.Elapsed.TotalSeconds:0.0} s and {progress.Polls} requests");
    }

    private async Task SendMessageAsync(string sessionId, CancellationToken cancellationToken)
    {
        _steps.Begin("Send it a message");
        var message = new SendMessageRequest { Text = Question };
        var reply = await _client.Sessions.SendMessageAsync(sessionId, message, cancellationToken: cancellationToken);
        _steps.Pass($"\"{Expect.Text(reply.Text, "a text in the reply").Trim()}\"");
    }

    /// <summary>The status decides; the phase, and its detail, only say what the platform is busy with.</summary>
    private static string Describe(PlatformSession session) => string.Join(
        ", ",
        new[] { session.Status?.Value, session.Phase?.Value, session.PhaseDetail }.Where(text => !string.IsNullOrEmpty(text)).Distinct());
}
