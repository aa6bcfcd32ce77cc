using System.Text.Json.Nodes;

namespace DeepAgents.Build.Tests.SpecSwap;

/// <summary>A contract is put in the place of the checked-in one, and the package is built: either it works, or the build says what to do.</summary>
public class SwapTests
{
    private RepositoryCopy _copy = null!;

    [OneTimeSetUp]
    public void MakeCopy() => _copy = new();

    [OneTimeTearDown]
    public void RemoveCopy() => _copy.Dispose();

    [SetUp]
    public void Restore() => _copy.Restore();

    [Test]
    public async Task A_newer_version_builds_with_everything_that_is_new_in_it()
    {
        _copy.ChangeContract(contract =>
        {
            var schemas = contract["components"]!["schemas"]!;
            schemas["CreateAgentRequest"]!["properties"]!["priority"] = new JsonObject { ["type"] = "integer", ["description"] = "How urgent its runs are." };
            schemas["FileEntry"]!["properties"]!["type"]!["enum"]!.AsArray().Add("symbolic_link");
            contract["paths"]!["/agents/{agent_id}/pause"] = new JsonObject
            {
                ["parameters"] = new JsonArray(JsonNode.Parse("""{"in": "path", "name": "agent_id", "required": true, "schema": {"type": "string"}}""")),
                ["post"] = JsonNode.Parse("""{"operationId": "pauseAgent", "responses": {"204": {"description": "Paused."}}}"""),
            };
            Contracts.RenamePathParameter(contract, "mcp_server_id", "server_id");
            Contracts.Reverse(contract);
        });
        _copy.ChangeOverlay(actions =>
        {
            Contracts.RenameInTargets(actions, "mcp_server_id", "server_id");
            actions.Add(Contracts.Named("/agents/{agent_id}/pause", "post", "Agents_Pause"));
        });

        var result = await _copy.BuildAsync();

        Assert.That(result, Has.Property(nameof(BuildResult.ExitCode)).Zero, result.Output);
        var client = _copy.GeneratedClient();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(client, Does.Contain(" PauseAsync(string agentId,"));
            Assert.That(client, Does.Contain("public int? Priority { get; set; }"));
            Assert.That(client, Does.Contain("public static FileEntryType SymbolicLink "));
            Assert.That(client, Does.Contain("GetAsync(string serverId,").And.Not.Contain("mcpServerId"));
        }
    }

    [Test]
    public async Task What_upstream_publishes_builds_with_its_own_words()
    {
        File.Copy(Repository.File("tests/DeepAgents.ContractDrift.Tests/Fixtures/managed-deep-agents.json"), _copy.Path("openapi/managed-deep-agents.json"), overwrite: true);
        _copy.ChangeContract(Contracts.Describe);

        var result = await _copy.BuildAsync();

        Assert.That(result, Has.Property(nameof(BuildResult.ExitCode)).Zero, result.Output);
        Assert.That(_copy.GeneratedClient(), Does.Contain("Their words").And.Contain(" GetHealthAsync(string agentId,"));
    }

    [Test]
    public async Task An_operation_that_hand_written_code_needs_cannot_go()
    {
        _copy.ChangeContract(contract => contract["paths"]!["/threads"]!.AsObject().Remove("get"));

        var result = await _copy.BuildAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.ExitCode, Is.Not.Zero);
            Assert.That(result.Errors, Has.Some.Contains("managed-deep-agents.overlay.json(").And.Contains(": error SPEC008: target '$.paths['/threads'].get'")
                .And.Contains("hand-written code needs it: LangSmith/ThreadsClient.Pages.cs. Change the target to its new place, or rewrite that code and remove the action."));
            Assert.That(result.HasCompilerError, Is.False, result.Output);
        }
    }

    [Test]
    public async Task An_operation_needs_a_name()
    {
        _copy.ChangeContract(contract => contract["paths"]!["/agents/{agent_id}/health"]!["head"] =
            JsonNode.Parse("""{"operationId": "headAgentHealth", "responses": {"200": {"description": "Well."}}}"""));

        var result = await _copy.BuildAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.ExitCode, Is.Not.Zero);
            Assert.That(result.Errors, Has.Some.Contains("managed-deep-agents.json(").And.Contains(": error SPEC010: ").And.Contains("HEAD /agents/{agent_id}/health has no C# name")
                .And.Contains("managed-deep-agents.overlay.json that sets its operationId to Client_Method"));
            Assert.That(result.HasCompilerError, Is.False, result.Output);
        }
    }
}
