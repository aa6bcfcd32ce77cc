namespace DeepAgents.SpecTool.Tests.Prepare;

public class NameCheckTests
{
    [TestCase("list_response")]
    [TestCase("thing")]
    [TestCase("A.B")]
    [TestCase("2Fast")]
    public void A_type_name_that_is_not_of_ours_is_a_problem(string name) =>
        Prepared.From(Given.Member($"{{$ref: '#/components/schemas/{name}'}}").WithSchema(name, "{type: 'object'}")).MustSay(
            Prepared.ContractFile, "SPEC032", $"#/components/schemas/{name}:", $"'{name}' is no C# type name of ours", "Set x-cs-name in ", "overlay.json");

    [TestCase("Thread")]
    [TestCase("Task")]
    [TestCase("Timer")]
    [TestCase("File")]
    [TestCase("List")]
    [TestCase("Action")]
    [TestCase("Version")]
    [TestCase("HttpMethod")]
    [TestCase("HashSet")]
    [TestCase("Environment")]
    [TestCase("Lookup")]
    public void A_type_name_that_implicit_usings_import_is_a_problem(string name) =>
        Prepared.From(Given.Member($"{{$ref: '#/components/schemas/{name}'}}").WithSchema(name, "{type: 'object'}")).MustSay(
            Prepared.ContractFile, "SPEC033", $"#/components/schemas/{name}:", $"'{name}' is also a type that implicit usings import", "Set x-cs-name in ", "overlay.json");

    [TestCase("{type: 'object', properties: {page_size: {}, pageSize: {}}}")]
    [TestCase("{type: 'object', properties: {page_size: {}, other: {'x-cs-member': 'PageSize'}}}")]
    [TestCase("{allOf: [{type: 'object', properties: {page_size: {}}}, {type: 'object', properties: {pageSize: {}}}]}")]
    public void Members_of_one_csharp_name_are_a_problem(string schema) =>
        Prepared.From(Given.Contract(Given.Json(schema))).MustSay(
            Prepared.ContractFile, "SPEC034", "#/components/schemas/Thing:", "page_size and ", "would both be called PageSize", "Set x-cs-member on one of them in ", "overlay.json");

    [TestCase("2fa", "2fa", TestName = "A_member_that_begins_with_a_digit_is_a_problem")]
    [TestCase("_", "", TestName = "A_member_without_a_letter_is_a_problem")]
    public void Members(string wire, string member) =>
        Prepared.From(Given.Contract(Given.Json($"{{type: 'object', properties: {{'{wire}': {{}}}}}}"))).MustSay(
            Prepared.ContractFile, "SPEC037", "#/components/schemas/Thing:", $"{wire} cannot be called '{member}' in Thing", "Set x-cs-member on it in ", "overlay.json");

    [TestCase("Thing")]
    [TestCase("GetType")]
    [TestCase("AdditionalProperties")]
    [TestCase("page_size")]
    public void A_member_that_the_overlay_named_badly_is_a_problem(string member) =>
        Prepared.From(Given.Member("{type: 'string'}"), Given.Action("$..properties.x", $"{{'x-cs-member': '{member}'}}")).MustSay(
            Prepared.ContractFile, "SPEC037", "#/components/schemas/Thing:", $"x cannot be called '{member}' in Thing", "Set x-cs-member on it in ", "overlay.json");

    [Test]
    public void The_overlay_mends_a_member() =>
        Prepared.From(Given.Contract(Given.Json("{type: 'object', properties: {'2fa': {}}}")), Given.Action("$..properties['2fa']", "{'x-cs-member': 'TwoFactor'}")).MustBeFine();

    [TestCase("'a b', 'a_b'", "AB, AB")]
    [TestCase("'foo', 'Foo'", "Foo, Foo")]
    [TestCase("'日', '本'", "Empty, Empty")]
    [TestCase("'letter', 'value_letter'", "ValueLetter, ValueLetter")]
    public void Values_that_cannot_have_a_name_are_a_problem(string values, string names)
    {
        var contract = Given.Member($"{{type: 'string', enum: [{values}], 'x-cs-name': 'Letter'}}");

        Prepared.From(contract).MustSay(
            Prepared.ContractFile, "SPEC038", "#/components/schemas/Letter:", $"cannot be called {names} in Letter", "Set x-enumNames, one name a value, in ", "overlay.json");
    }

    [Test]
    public void The_overlay_mends_the_names_of_values()
    {
        var prepared = Prepared.From(Given.Member("{type: 'string', enum: ['a b', 'a_b']}"), Given.Action("$..properties.x", "{'x-enumNames': ['Spaced', 'Joined']}"));

        prepared.MustBeFine();
        Assert.That(string.Join(",", prepared.Schema("ThingX")["x-enumNames"]!), Is.EqualTo("Spaced,Joined"));
    }

    [TestCase("list_options", "SPEC032")]
    [TestCase("Random", "SPEC033")]
    [TestCase("Thing", "SPEC036")]
    public void An_options_class_needs_a_name_of_its_own(string name, string code) =>
        Prepared.From(Given.Contract().WithGet($"{{'x-cs-options': '{name}', parameters: [{{name: 'q', in: 'query'}}]}}")).MustSay(
            Prepared.ContractFile, code, "#/paths/~1things/get:", $"'{name}'", "Set x-cs-options", "overlay.json");

    [Test]
    public void Two_operations_do_not_share_an_options_class()
    {
        var other = Given.Operation("Other_Get");
        other["x-cs-options"] = "O";

        Prepared.From(Given.Contract().WithGet("{'x-cs-options': 'O'}").With("/other", "get", other)).MustSay(
            Prepared.ContractFile, "SPEC036", "#/paths/~1other/get:", "'O' has the name of another type", "Set x-cs-options to another name in ");
    }

    [TestCase("timeout")]
    [TestCase("query")]
    [TestCase("headers")]
    public void An_option_does_not_hide_one_that_every_call_has(string name) =>
        Prepared.From(Given.Contract().WithGet($"{{'x-cs-options': 'O', parameters: [{{name: '{name}', in: 'query'}}]}}")).MustSay(
            Prepared.ContractFile, "SPEC037", "#/paths/~1things/get:", $"{name} cannot be called", "Set x-cs-name on it in ", "overlay.json");

    [Test]
    public void Two_options_of_one_name_are_a_problem() =>
        Prepared.From(Given.Contract().WithGet("{'x-cs-options': 'O', parameters: [{name: 'user_id', in: 'query'}, {name: 'User-Id', in: 'header'}]}")).MustSay(
            Prepared.ContractFile, "SPEC034", "#/paths/~1things/get:", "user_id and User-Id would both be called UserId", "Set x-cs-name on one of them in ");
}
