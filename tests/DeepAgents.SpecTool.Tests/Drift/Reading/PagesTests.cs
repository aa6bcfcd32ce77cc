using DeepAgents.SpecTool.Drift;
using DeepAgents.SpecTool.Drift.Comparing;
using DeepAgents.SpecTool.Drift.Reading;

namespace DeepAgents.SpecTool.Tests.Drift.Reading;

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

        Assert.That(changes.Select(c => $"{c.Kind} {c.What}"), Is.EquivalentTo(new[]
        {
            "PropertyRemoved 'gone'", "OptionalPropertyAdded 'added'", "NullAdded string is string or null", "EnumValueRemoved \"older\"", "EnumValueAdded \"old\"",
            "EnumClosed \"small\", \"large\"", "ErrorStatusAdded 404",
        }));
    }

    [TestCase("000_2cfc02a1545ab778.txt", "managed-deep-agents", 0)]
    [TestCase("001_97b0b6c2eccd5deb.txt", "managed-deep-agents", 0)]
    [TestCase("002_89c2ae6d102122d9.txt", "managed-deep-agents", 13)]
    [TestCase("003_af108d26d8ab52c6.txt", "litellm-agent-platform", 8)]
    public async Task The_pages_that_there_are_can_be_read(string page, string contract, int changes)
    {
        if (SharedFiles.Path("seeds", page) is { } file)
        {
            var ours = Repository.File("openapi", contract + ".json");
            var report = ContractDrift.Between(
                await SourceText.ReadAsync(ours, default), await SourceText.ReadAsync(file, default), CorrectedContract.OverlayBeside(ours));

            Assert.That(report.Changes, Has.Count.EqualTo(changes));
        }
    }

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

    private static IReadOnlyList<Change> Between(string contract, string page) => ContractDrift.Between(new("contract", contract, ""), new("page", page, "")).Changes;
}
