using DeepAgents;
using DeepAgents.LiteLLM;
using Quickstart.Services;
using Quickstart.Steps;

namespace Quickstart.Tours;

/// <summary>
/// The three things that the LiteLLM platform puts under <c>error</c>. On the live one only what does no harm is provoked.
/// </summary>
internal sealed class LiteLLMErrorTour(TourContext context, Service<LiteLLMAgentPlatformClient> service)
{
    private const string UnknownSession = "00000000-0000-4000-8000-000000000000";

    private readonly ErrorStep _errors = new(context.Steps);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var client = service.Client;
        await _errors.MeetAsync<DeepAgentsNotFoundException, SimpleError>(
            "An unknown session", 404, () => client.Sessions.GetAsync(UnknownSession, cancellationToken: cancellationToken));
        await MeetWrongKeyAsync(cancellationToken);
        if (service.IsLive)
        {
            return;
        }

        await _errors.MeetAsync<DeepAgentsBadRequestException, ValidationError>(
            "An agent without a model",
            400,
            () => client.Agents.CreateAsync(new CreatePlatformAgentRequest { Model = "" }, cancellationToken: cancellationToken),
            (_, error) => Expect.Equal("model", error.Issues[0].PathText, "the place of the first issue"));
        await _errors.MeetAsync<DeepAgentsBadRequestException, SimpleError>(
            "A harness that does not exist",
            400,
            () => client.Agents.CreateAsync(
                new CreatePlatformAgentRequest { Model = "any", HarnessId = new HarnessId("abacus") },
                cancellationToken: cancellationToken),
            (_, error) => Expect.That(error.IsNested, "Expected an error inside an error."));
    }

    private async Task MeetWrongKeyAsync(CancellationToken cancellationToken)
    {
        using var client = service.WithKey(StandInKeys.Refused);
        await _errors.MeetAsync<DeepAgentsAuthenticationException, SimpleError>(
            "A wrong key", 401, () => client.Agents.ListAsync(cancellationToken: cancellationToken));
    }
}
