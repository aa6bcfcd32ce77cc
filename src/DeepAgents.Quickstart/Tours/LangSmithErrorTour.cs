using DeepAgents;
using DeepAgents.LangSmith;
using Quickstart.Services;
using Quickstart.Steps;

namespace Quickstart.Tours;

/// <summary>
/// Each shape in which LangSmith, or what stands before it, says no. On the live service only the two that do no harm are provoked;
/// the stand-in has agent ids that answer like a broken gateway.
/// </summary>
internal sealed class LangSmithErrorTour(TourContext context, Service<DeepAgentsClient> service)
{
    private const string UnknownAgent = "00000000-0000-4000-8000-000000000000";

    private readonly ErrorStep _errors = new(context.Steps);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var agents = service.Client.Agents;
        await _errors.MeetAsync<DeepAgentsNotFoundException, StructuredError>(
            "An unknown agent", 404, () => agents.GetAsync(UnknownAgent, cancellationToken: cancellationToken));
        await MeetWrongKeyAsync(cancellationToken);
        if (service.IsLive)
        {
            return;
        }

        await MeetMissingPermissionAsync(cancellationToken);

        // These would pass if they were real, so they would be asked for again.
        var once = new GetAgentOptions { MaxRetries = 0 };
        await _errors.MeetAsync<DeepAgentsServerException, HtmlError>(
            "A gateway's HTML page", 502, () => agents.GetAsync("html-502", once, cancellationToken), MustBeTransient);
        await _errors.MeetAsync<DeepAgentsServerException, EmptyError>(
            "An empty answer", 503, () => agents.GetAsync("empty-503", once, cancellationToken), MustBeTransient);
        await _errors.MeetAsync<DeepAgentsApiException, UnrecognizedError>(
            "JSON that nobody documented", 418, () => agents.GetAsync("json-418", cancellationToken: cancellationToken));
    }

    /// <summary>Both 401 and 403 are about the key, and what stands before the live service words them in its own way.</summary>
    private async Task MeetWrongKeyAsync(CancellationToken cancellationToken)
    {
        using var client = service.WithKey(StandInKeys.Refused);
        await _errors.MeetAsync<DeepAgentsApiException, ApiError>(
            "A wrong key",
            status: null,
            () => client.Agents.ListAsync(cancellationToken: cancellationToken),
            (failure, error) =>
            {
                var isAboutTheKey = failure is DeepAgentsAuthenticationException or DeepAgentsPermissionException;
                Expect.That(isAboutTheKey, $"Expected 401 or 403, but got {failure.Status}.");
                Expect.That(service.IsLive || error is SimpleError, $"Expected a SimpleError, but got a {error}.");
            });
    }

    private async Task MeetMissingPermissionAsync(CancellationToken cancellationToken)
    {
        using var client = service.WithKey(StandInKeys.WithoutMcpServers);
        var request = new CreateMcpServerRequest { Name = Names.Unique(), Url = "https://mcp.example.com/mcp" };
        await _errors.MeetAsync<DeepAgentsPermissionException, PlainTextError>(
            "A permission that is missing",
            403,
            () => client.McpServers.CreateAsync(request, cancellationToken: cancellationToken),
            (failure, _) => Expect.Equal(StandInKeys.MissingPermission, failure.MissingPermission, "the missing permission"));
    }

    private static void MustBeTransient(DeepAgentsApiException failure, ApiError error) =>
        Expect.That(failure.IsTransient, $"Expected the {failure.Status} to be worth another attempt.");
}
