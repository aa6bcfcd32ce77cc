using DeepAgents.ContractDrift.Comparing;

namespace DeepAgents.ContractDrift.Tests;

/// <summary>Two published versions of one contract: every change that a reader finds between them, and no other.</summary>
public class ContractVersionsTests
{
    private static readonly string[] Expected =
    [
        "OperationRemoved POST /threads/count",
        "OperationAdded GET /threads/count",
        "OperationAdded GET /threads",
        "OperationAdded PATCH /threads/{thread_id}",
        "OperationAdded DELETE /threads/{thread_id}",
        "OperationAdded POST /threads/bulk-modify",
        "OperationAdded POST /threads/runs",
        "OperationAdded POST /agents/{agent_id}/clone",
        "OperationAdded GET /agents/{agent_id}/health",
        "PropertyRemoved AgentBackend/properties/sandbox",
        "OptionalPropertyAdded AgentBackend/properties/sandbox_config",
        "EnumValueRemoved AgentBackend/properties/type default",
        "EnumValueRemoved AgentBackend/properties/type thread_scoped_sandbox",
        "EnumValueRemoved AgentBackend/properties/type agent_scoped_sandbox",
        "EnumValueAdded AgentBackend/properties/type state",
        "EnumValueAdded AgentBackend/properties/type sandbox",
        "OptionalPropertyAdded Agent/allOf/1/properties/system_prompt",
        "OptionalPropertyAdded AgentSummary/properties/access_level",
        "OptionalPropertyAdded AgentSummary/properties/is_owner",
        "PropertyRemoved CreateAgentRequest/properties/model",
        "OptionalPropertyAdded CreateAgentRequest/properties/configurable",
        "OptionalPropertyAdded CreateAgentRequest/properties/system_prompt",
        "PropertyRemoved UpdateAgentRequest/properties/model",
        "OptionalPropertyAdded UpdateAgentRequest/properties/configurable",
        "OptionalPropertyAdded UpdateAgentRequest/properties/deleted_paths",
        "OptionalPropertyAdded UpdateAgentRequest/properties/system_prompt",
        "OptionalPropertyAdded CreateThreadRequest/properties/if_exists",
        "OptionalPropertyAdded CreateThreadRequest/properties/metadata",
        "OptionalPropertyAdded CreateThreadRequest/properties/thread_id",
        "OptionalPropertyAdded FileEntry/properties/commit_id",
        "OptionalPropertyAdded FileEntry/properties/repo_handle",
        "OptionalPropertyAdded FileEntry/properties/type",
        "PropertyRemoved StreamRunRequest/properties/messages",
        "RequiredPropertyAdded StreamRunRequest/properties/input",
    ];

    [Test]
    public void The_diff_lists_exactly_the_real_changes()
    {
        var (earlier, later) = (Text(Repository.Fixture("managed-deep-agents-earlier.json")), Text(Repository.Fixture("managed-deep-agents.json")));

        Assert.That(Drifted.Changes(earlier, later).Select(Describe), Is.EquivalentTo(Expected));
    }

    [TestCase("managed-deep-agents")]
    [TestCase("litellm-agent-platform")]
    public void A_contract_does_not_differ_from_itself(string name)
    {
        var text = Text(Repository.Contract(name));

        Assert.That(Drifted.Between(text, text), Is.Empty);
    }

    private static string Text(string file) => File.ReadAllText(file);

    private static string Describe(Change change)
    {
        const string Schemas = "#/components/schemas/";
        var place = change.Place.StartsWith(Schemas, StringComparison.Ordinal) ? change.Place[Schemas.Length..] : change.What;
        return $"{change.Kind} {place}{(change.Kind is ChangeKind.EnumValueAdded or ChangeKind.EnumValueRemoved ? " " + change.What.Trim('"') : "")}";
    }
}
