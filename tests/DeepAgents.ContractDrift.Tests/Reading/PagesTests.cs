using DeepAgents.ContractDrift.Checking;
using DeepAgents.ContractDrift.Comparing;
using DeepAgents.ContractDrift.Reading;

namespace DeepAgents.ContractDrift.Tests.Reading;

/// <summary>Pages of documentation as sources.</summary>
public class PagesTests
{
    private const string Page = """
        # Get a thing

        ## OpenAPI

        ````yaml /api.json get /things
        openapi: 3.1.0
        info: {title: T, version: '1'}
        paths:
          /things:
            get:
              operationId: get
              responses:
                '200':
                  description: ''
                  content:
                    application/json:
                      schema: {type: SCHEMA}
        ````
        """;

    private const string Prose = """
        Request

        GET /things
        Response

        id
        string
        Unique.
        state
        string | null
        One of:
        ValueDescription
        newJust made.
        oldMade long ago.
        size
        number
        One of: small, large.
        added
        object | null
        Something new.

        Errors
        404Not found

        Example

        curl
        """;

    [Test]
    public void A_fragment_is_compared_with_its_operation_alone()
    {
        var contract = Drifted.Contract("""
            {
              "get": {"operationId": "get", "responses": {"200": {"description": "", "content": {"application/json": {"schema": {"type": "string"}}}}}},
              "put": {"operationId": "put", "responses": {"200": {"description": ""}}}
            }
            """);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Between(contract, Page.Replace("SCHEMA", "string", StringComparison.Ordinal)), Is.Empty);
            Assert.That(Between(contract, Page.Replace("SCHEMA", "integer", StringComparison.Ordinal)).Select(c => c.Kind), Is.EqualTo(new[] { ChangeKind.TypeChanged }));
        }
    }

    [Test]
    public void A_wrong_line_of_a_fragment_is_a_line_of_the_page() =>
        Assert.That(() => Between(Drifted.Response("{}"), Page.Replace("{type: SCHEMA}", "{type: [", StringComparison.Ordinal)),
            Throws.TypeOf<UnreadableSourceException>().With.Property("Line").GreaterThan(15));

    [Test]
    public void A_page_without_a_specification_is_read_word_by_word()
    {
        var changes = Between(
            Drifted.Response("""
                {"type": "object", "required": ["id"], "properties": {
                  "id": {"type": "string", "format": "uuid"}, "state": {"type": "string", "enum": ["new", "older"]}, "size": {"type": "integer"}, "gone": {"type": "string"}}}
                """),
            Prose);

        Assert.That(changes.Select(Describe), Is.EquivalentTo(new[]
        {
            "PropertyRemoved 'gone'", "OptionalPropertyAdded 'added'", "NullAdded string is string or null", "EnumValueRemoved \"older\"", "EnumValueAdded \"old\"",
            "EnumClosed \"small\", \"large\"", "ErrorStatusAdded 404",
        }));
    }

    [TestCase("get-auth-session.md")]
    [TestCase("get-thread.md")]
    public void A_published_page_agrees_with_the_contract(string page) => Assert.That(Published(page, "managed-deep-agents"), Is.Empty);

    [Test]
    public void A_published_page_of_an_earlier_version_differs_as_that_version_does() =>
        Assert.That(Published("get-agent.md", "managed-deep-agents"), Is.EquivalentTo(new[]
        {
            "PropertyRemoved 'system_prompt'", "PropertyRemoved 'sandbox_config'", "OptionalPropertyAdded 'sandbox'",
            "EnumValueAdded \"default\"", "EnumValueAdded \"thread_scoped_sandbox\"", "EnumValueAdded \"agent_scoped_sandbox\"",
            "EnumValueRemoved \"state\"", "EnumValueRemoved \"sandbox\"",
            "PropertyRemoved 'access_level'", "PropertyRemoved 'is_owner'",
            "PropertyRemoved 'commit_id'", "PropertyRemoved 'repo_handle'", "PropertyRemoved 'type'",
        }));

    [Test]
    public void A_published_page_without_a_specification_differs_in_what_it_leaves_out() =>
        Assert.That(Published("get-session.txt", "litellm-agent-platform"), Is.EquivalentTo(new[]
        {
            "PropertyRemoved 'harness_session_id'", "PropertyRemoved 'origin'", "PropertyRemoved 'sandboxes'",
            "PropertyRemoved 'supports_tui'", "PropertyRemoved 'task_arn'", "PropertyRemoved 'title_preview'",
            "EnumValueRemoved \"stopped\"", "NullRemoved integer or null is integer",
        }));

    [Test]
    public void A_page_in_the_markdown_of_its_site_says_the_same()
    {
        var page = ProsePage.Read("page", """
            # Get a thing

            ## Request

            ```
            GET /things/{id}
            ```

            ## Path parameters

            <ParamField path="id" type="string" required>
              The id.
            </ParamField>

            ## Response

            <ResponseField name="state" type="string | null">
              One of:

              | Value   | Description |
              | ------- | ----------- |
              | `new`   | just made.  |
              | `older` | Made before.|
            </ResponseField>

            ## Errors

            | Status | Meaning |
            | ------ | ------- |
            | `404`  | gone    |
            """);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(page.Path, Is.EqualTo("/things/{id}"));
            Assert.That(page.Parameters("path").Single(), Has.Property("Name").EqualTo("id").And.Property("IsRequired").True);
            Assert.That(page.Response.Single(), Has.Property("IsNullable").True.And.Property("Type").EqualTo("string"));
            Assert.That(page.Response.Single().Values, Is.EqualTo(new[] { "new", "older" }));
            Assert.That(page.Statuses, Is.EqualTo(new[] { "404" }));
        }
    }

    private static IEnumerable<string> Published(string page, string contract)
    {
        var ours = Repository.Contract(contract);
        var published = new SourceText(page, File.ReadAllText(Repository.Fixture(page)), "");
        return ContractComparison.Between(new(ours, File.ReadAllText(ours), ""), published, CorrectedContract.OverlayBeside(ours)).Changes.Select(Describe);
    }

    private static string Describe(Change change) => $"{change.Kind} {change.What}";

    private static IReadOnlyList<Change> Between(string contract, string page) =>
        ContractComparison.Between(new("contract", contract, ""), new("page", page, "")).Changes;
}
