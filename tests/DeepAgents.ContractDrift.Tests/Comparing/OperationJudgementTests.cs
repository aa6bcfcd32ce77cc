using DeepAgents.ContractDrift.Comparing;

namespace DeepAgents.ContractDrift.Tests.Comparing;

/// <summary>What a change of an operation means, apart from its schemas.</summary>
public class OperationJudgementTests
{
    [TestCase("""{}""", """{"parameters": [{"in": "query", "name": "a"}]}""", "additive optional-parameter-added query 'a'")]
    [TestCase("""{}""", """{"parameters": [{"in": "query", "name": "a", "required": true}]}""", "breaking required-parameter-added query 'a'")]
    [TestCase("""{"parameters": [{"in": "query", "name": "a"}]}""", """{}""", "breaking parameter-removed query 'a'")]
    [TestCase("""{"parameters": [{"in": "query", "name": "a", "style": "form"}]}""", """{"parameters": [{"in": "query", "name": "a", "style": "spaceDelimited", "explode": true}]}""",
        "breaking parameter-written-otherwise 'a': form, exploded is spacedelimited, exploded")]
    [TestCase("""{}""", """{"responses": {"200": {"description": ""}, "202": {"description": ""}}}""", "breaking success-status-added 202")]
    [TestCase("""{}""", """{"responses": {"200": {"description": ""}, "404": {"description": ""}}}""", "additive error-status-added 404")]
    [TestCase("""{"responses": {"200": {"description": ""}, "404": {"description": ""}}}""", """{}""", "none error-status-removed 404")]
    [TestCase("""{"responses": {"200": {"description": "", "headers": {"Location": {"schema": {}}}}}}""", """{"responses": {"200": {"description": "", "headers": {}}}}""",
        "breaking header-removed Location")]
    [TestCase("""{"security": [{"key": []}]}""", """{"security": [{"other": []}]}""",
        "additive authentication-added the key 'X-Api-Key' in the query|breaking authentication-removed the key 'x-api-key' in the header")]
    [TestCase("""{"servers": [{"url": "https://a.example"}]}""", """{"servers": [{"url": "https://a.example/"}, {"url": "https://b.example"}]}""", "additive server-added https://b.example")]
    [TestCase("""{"operationId": "a"}""", """{"operationId": "b"}""", "none operation-id-changed 'a' is 'b'")]
    [TestCase("""{}""", """{"requestBody": {"content": {"application/json": {}}}}""", "additive optional-body-added request body")]
    public void A_change_is_judged(string old, string now, string expected) =>
        Assert.That(Drifted.Between(Drifted.Operation(old), Drifted.Operation(now)), Is.EquivalentTo(expected.Split('|')));

    [Test]
    public void The_same_operation_id_on_another_method_is_a_removal_and_an_addition() =>
        Assert.That(
            Drifted.Between(Drifted.Contract("""{"get": {"operationId": "a", "responses": {}}}"""), Drifted.Contract("""{"put": {"operationId": "a", "responses": {}}}""")),
            Is.EquivalentTo(new[] { "breaking operation-removed GET /things", "additive operation-added PUT /things" }));

    [Test]
    public void Every_kind_has_a_judgement()
    {
        foreach (var kind in Enum.GetValues<ChangeKind>())
        {
            Assert.That(() => Judgement.Of(kind, Direction.Response).Why, Does.Match(@"^[A-Z].*\.$"), kind.ToString());
        }
    }
}
