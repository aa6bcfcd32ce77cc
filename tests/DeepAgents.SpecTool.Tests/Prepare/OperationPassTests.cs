using Newtonsoft.Json.Linq;

namespace DeepAgents.SpecTool.Tests.Prepare;

public class OperationPassTests
{
    private const string Get = "$.paths['/things'].get";

    [TestCase("getThing")]
    [TestCase("Things")]
    [TestCase("things_get")]
    [TestCase("Things_Get_All")]
    [TestCase("")]
    public void An_operation_without_a_name_of_ours_is_a_problem(string operationId)
    {
        var contract = Given.Contract().WithGet($"{{operationId: '{operationId}'}}");

        Prepared.From(contract).MustSay(
            Prepared.ContractFile, "SPEC010", "#/paths/~1things/get:", "GET /things", $"'{operationId}'", "Add an action to ", "overlay.json that sets its operationId to Client_Method");
    }

    [Test]
    public void Every_operation_without_a_name_is_named()
    {
        var contract = Given.Contract().With("/a", "post", Given.Operation("a")).With("/b", "delete", Given.Operation("b"));

        Assert.That(Prepared.From(contract).Problems, Has.Count.EqualTo(2));
    }

    [TestCase("Things_Get")]
    [TestCase("Things_GET")]
    public void Two_operations_of_one_name_are_a_problem(string second) =>
        Prepared.From(Given.Contract().With("/other", "get", Given.Operation(second))).MustSay(
            Prepared.ContractFile, "SPEC011", "#/paths/~1other/get:", $"GET /other has the C# name '{second}'", "Give one of them another operationId in ", "overlay.json");

    [Test]
    public void A_cookie_parameter_is_a_problem() =>
        Prepared.From(Given.Contract().WithGet("{parameters: [{name: 'sid', in: 'cookie', schema: {}}]}")).MustSay(
            Prepared.ContractFile, "SPEC012", "#/paths/~1things/get/parameters/0:", "'sid' travels in a cookie", "Remove it in ", "overlay.json");

    [TestCase("query")]
    [TestCase("header")]
    public void Optional_parameters_without_a_class_to_hold_them_are_a_problem(string place) =>
        Prepared.From(Given.Contract().WithGet($"{{parameters: [{{name: 'limit', in: '{place}', schema: {{}}}}]}}")).MustSay(
            Prepared.ContractFile, "SPEC013", "#/paths/~1things/get:", "Set x-cs-options in ", "overlay.json, for example ListAgentsOptions");

    [TestCase("'often'")]
    [TestCase("true")]
    [TestCase("''")]
    public void An_unknown_retry_is_a_problem(string retry) =>
        Prepared.From(Given.Contract().WithGet($"{{'x-retry': {retry}}}")).MustSay(
            Prepared.ContractFile, "SPEC014", "#/paths/~1things/get:", "x-retry is", "Set it to safe or never in ", "overlay.json");

    [Test]
    public void A_stream_without_a_type_of_event_is_a_problem()
    {
        var contract = Given.Contract();
        contract["paths"]!["/things"]!["get"]!["responses"] = Given.Json("{'200': {content: {'text/event-stream': {schema: {type: 'string'}}}}}");

        Prepared.From(contract).MustSay(
            Prepared.ContractFile, "SPEC015", "#/paths/~1things/get:", "answers with a stream", "Set x-cs-event in ", "overlay.json, for example ServerSentEvent");
    }

    [TestCase("multipart/form-data")]
    [TestCase("application/octet-stream")]
    public void A_body_that_is_no_json_is_a_problem(string media)
    {
        var contract = Given.Contract().WithGet($"{{requestBody: {{content: {{'{media}': {{schema: {{type: 'string'}}}}}}}}}}");

        Prepared.From(contract).MustSay(Prepared.ContractFile, "SPEC016", "#/paths/~1things/get:", $"sent as {media}", "Remove the operation in ", "overlay.json");
    }

    [Test]
    public void The_json_of_several_forms_of_a_body_is_the_one_that_is_sent()
    {
        var prepared = Prepared.From(Given.Contract().WithGet(
            "{requestBody: {content: {'text/plain': {schema: {type: 'string'}}, 'application/problem+json': {schema: {type: 'integer'}}}}}"));

        prepared.MustBeFine();
        var content = (JObject)prepared[Get + ".requestBody.content"];
        Assert.That(content.Properties().Select(p => p.Name), Is.EqualTo(new[] { "application/problem+json" }));
    }

    [Test]
    public void Parameters_of_the_path_and_by_reference_stand_in_their_operation_and_its_own_win()
    {
        var contract = Given.Contract().WithGet("{'x-cs-options': 'GetThingOptions', parameters: [{$ref: '#/components/parameters/Limit'}]}");
        contract["paths"]!["/things"]!["parameters"] = Given.Json("[{name: 'page_size', in: 'query'}, {name: 'thing_id', in: 'path', required: true}]");
        contract["components"]!["parameters"] = Given.Json("{Limit: {name: 'page_size', in: 'query', description: 'Own.'}}");

        var prepared = Prepared.From(contract);

        prepared.MustBeFine();
        var parameters = prepared[Get + ".parameters"];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(parameters.Select(p => p["name"]!.ToString()), Is.EqualTo(new[] { "thing_id", "page_size" }));
            Assert.That(parameters.Select(p => p["x-originalName"]!.ToString()), Is.EqualTo(new[] { "thingId", "pageSize" }));
            Assert.That(parameters.Select(p => p["x-cs-option"]?.Value<string>()), Is.EqualTo(new[] { null, "PageSize" }));
            Assert.That(parameters[1]!["description"]!.ToString(), Is.EqualTo("Own."));
            Assert.That(parameters[1]!["schema"]!["type"]!.ToString(), Is.EqualTo("string"));
            Assert.That(prepared["$.paths['/things']"]["parameters"], Is.Null);
        }
    }

    [Test]
    public void A_parameter_takes_the_name_that_the_overlay_chose()
    {
        var contract = Given.Contract().WithGet("{'x-cs-options': 'O', parameters: [{name: 'X-User-Timezone', in: 'header', 'x-cs-name': 'UserTimezone'}]}");

        var parameter = Prepared.From(contract)[Get + ".parameters[0]"];

        Assert.That((parameter["x-originalName"]!.ToString(), parameter["x-cs-option"]!.ToString()), Is.EqualTo(("userTimezone", "UserTimezone")));
    }

    [TestCase("{'200': {}, '201': R}", TestName = "The_first_answer_with_a_body_is_the_answer")]
    [TestCase("{'404': {}, '2XX': R}", TestName = "A_range_of_statuses_is_an_answer")]
    [TestCase("{'201': {$ref: '#/components/responses/Made'}}", TestName = "A_referenced_answer_is_followed")]
    public void Answer(string responses)
    {
        var contract = Given.Contract();
        const string Made = "{description: 'Made.', content: {'application/json': {schema: {type: 'integer'}}}}";
        contract["components"]!["responses"] = Given.Json($"{{Made: {Made}}}");
        contract["paths"]!["/things"]!["get"]!["responses"] = Given.Json(responses.Replace("R}", Made + "}", StringComparison.Ordinal));

        var answers = (JObject)Prepared.From(contract)[Get + ".responses"];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answers.Properties().Select(r => r.Name), Is.EqualTo(new[] { "200" }));
            Assert.That(answers["200"]!["content"]!["application/json"]!["schema"]!["type"]!.ToString(), Is.EqualTo("integer"));
        }
    }

    [Test]
    public void An_operation_without_a_success_answers_nothing()
    {
        var contract = Given.Contract();
        contract["paths"]!["/things"]!["get"]!["responses"] = Given.Json("{default: {description: 'Odd.'}}");

        var prepared = Prepared.From(contract);

        prepared.MustBeFine();
        Assert.That(prepared[Get + ".responses.200"]["content"], Is.Null);
    }

    [Test]
    public void The_documented_failures_are_kept_as_statuses_only()
    {
        var contract = Given.Contract().WithGet("{responses: {'503': {}, '404': {}, default: {}, '302': {}}}");

        var prepared = Prepared.From(contract);

        Assert.That(prepared[Get + ".x-errors"].Select(e => e.ToString()), Is.EqualTo(new[] { "404", "503" }));
    }

    [TestCase("get", "safe")]
    [TestCase("delete", "safe")]
    [TestCase("post", "never")]
    [TestCase("patch", "never")]
    [TestCase("put", "never")]
    public void What_may_be_repeated_is_settled(string verb, string retry) =>
        Assert.That(Prepared.From(Given.Contract().With("/x", verb, Given.Operation("X_Do")))[$"$.paths['/x'].{verb}.x-retry"].ToString(), Is.EqualTo(retry));

    [Test]
    public void The_overlay_may_say_that_a_post_can_be_repeated()
    {
        var contract = Given.Contract().With("/x", "post", Given.Operation("X_Do"));

        Assert.That(Prepared.From(contract, Given.Action("$.paths['/x'].post", "{'x-retry': 'safe'}"))["$.paths['/x'].post.x-retry"].ToString(), Is.EqualTo("safe"));
    }

    [Test]
    public void A_stream_is_marked_and_its_body_is_not_parsed()
    {
        var contract = Given.Contract().WithGet("{'x-cs-event': 'ServerSentEvent'}");
        contract["paths"]!["/things"]!["get"]!["responses"] = Given.Json("{'200': {content: {'text/event-stream; charset=utf-8': {schema: {type: 'string'}}}}}");

        var get = Prepared.From(contract)[Get];

        Assert.That((get["x-stream"]!.Value<bool>(), get["responses"]!["200"]!["content"]), Is.EqualTo((true, (JToken?)null)));
    }
}
