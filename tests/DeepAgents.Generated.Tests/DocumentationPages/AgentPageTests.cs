using DeepAgents.LangSmith;

namespace DeepAgents.Tests.DocumentationPages;

/// <summary>The documentation page "Get an agent": its parameters and its failures.</summary>
/// <seealso cref="AgentPageSchemaTests"/>
[CancelAfter(30_000)]
public sealed class AgentPageTests
{
    private const string Id = "1b4e28ba-2fa1-11d2-883f-0016d3cca427";

    private static readonly PageError[] Errors =
    [
        PageError.MissingRequiredField, PageError.InvalidRequestBody, PageError.MissingApiKey, PageError.InvalidApiKey,
        PageError.AgentNotFound, PageError.InternalServerError, PageError.UpstreamAuthFailed, PageError.ServiceUnavailable,
    ];

    [TestCase(null, "")]
    [TestCase(true, "?include_files=true")]
    [TestCase(false, "?include_files=false")]
    public async Task Files_are_asked_for_as_documented(bool? includeFiles, string query)
    {
        var options = new GetAgentOptions { IncludeFiles = includeFiles };
        var agent = await LangSmithPage.CallAsync(
            $"agents/{Id}{query}", 200, $$"""{"id": "{{Id}}"}""", client => client.Agents.GetAsync(Id, options));
        Assert.That(agent.Id, Is.EqualTo(Id));
    }

    [TestCaseSource(nameof(Errors))]
    public void Every_documented_failure_has_its_exception(PageError error) =>
        LangSmithPage.Check(error, "agents/" + Id, client => client.Agents.GetAsync(Id));
}
