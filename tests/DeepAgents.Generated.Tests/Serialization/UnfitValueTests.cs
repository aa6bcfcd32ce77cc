using DeepAgents.Tests.Odd;
using DeepAgents.Tests.Wire;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DeepAgents.Tests.Serialization;

/// <summary>A value that a member cannot hold is kept as it came, costs that member only, and is never changed.</summary>
[CancelAfter(30_000)]
public sealed class UnfitValueTests
{
    [TestCase("count", "1.5")]
    [TestCase("count", "2.5")]
    [TestCase("count", "true")]
    [TestCase("count", "\"1.5\"")]
    [TestCase("count", "\"many\"")]
    [TestCase("count", "2147483648")]
    [TestCase("count", "1e300")]
    [TestCase("big", "9223372036854775808")]
    [TestCase("big", "0.1")]
    [TestCase("big", "false")]
    [TestCase("ratio", "true")]
    [TestCase("ratio", "9007199254740993")]
    [TestCase("ratio", "\"x\"")]
    [TestCase("at", "1746102896")]
    [TestCase("at", "\"tomorrow\"")]
    [TestCase("at", "true")]
    [TestCase("at", "{\"year\":2026}")]
    [TestCase("count", "[1]")]
    [TestCase("color", "{}")]
    [TestCase("system", "{\"a\":[1]}")]
    public void It_is_kept_among_the_additional_members(string name, string value)
    {
        var thing = JsonConvert.DeserializeObject<Thing>($$"""{"id":"t","{{name}}":{{value}},"name":"n"}""")!;
        Assert.That(Member(thing, name), Is.Null);
        Assert.That(thing.AdditionalProperties[name].ToString(Formatting.None), Is.EqualTo(JToken.Parse(value).ToString(Formatting.None)));
        Assert.That((thing.Id, thing.Name), Is.EqualTo(("t", "n")), "The other members are there.");
    }

    [TestCase("count", "2.0", "2")]
    [TestCase("count", "\"7\"", "7")]
    [TestCase("count", "1e3", "1000")]
    [TestCase("ratio", "3", "3")]
    [TestCase("ratio", "\"1.25\"", "1.25")]
    public void Another_form_of_a_value_that_fits_is_read(string name, string value, string expected)
    {
        var thing = JsonConvert.DeserializeObject<Thing>($$"""{"{{name}}":{{value}}}""")!;
        Assert.That(Convert.ToString(Member(thing, name), System.Globalization.CultureInfo.InvariantCulture), Is.EqualTo(expected));
        Assert.That(thing.AdditionalProperties, Is.Empty);
    }

    [Test]
    public void It_is_written_again_unless_the_property_is_set([Values] bool isLookedAt)
    {
        const string Json = """{"id":"t","count":1.5,"new":1}""";
        var thing = JsonConvert.DeserializeObject<Thing>(Json)!;
        if (isLookedAt)
        {
            Assert.That(thing.AdditionalProperties, Has.Count.EqualTo(2));
        }

        Assert.That(JToken.Parse(JsonConvert.SerializeObject(thing)), Is.EqualTo(JToken.Parse(Json)).Using<JToken>(JToken.DeepEquals));
        thing.Count = 3;
        Assert.That(JsonConvert.SerializeObject(thing), Is.EqualTo("""{"id":"t","count":3,"new":1}"""));
    }

    [Test]
    public async Task One_odd_date_costs_one_date_of_a_list(CancellationToken token)
    {
        using var server = RawServer.Answering("""{"threads":[{"id":"1","updated_at":1746102896},{"id":"2","updated_at":"2026-01-01T00:00:00Z"}]}""");
        using var client = Connect.LangSmith(server);
        var page = await client.Threads.ListAsync("a", cancellationToken: token);
        Assert.That(page.Threads.Select(t => (t.Id, t.UpdatedAt?.Year)), Is.EqualTo(new[] { ("1", null), ("2", (int?)2026) }));
    }

    [TestCase("colors", "\"red\"")]
    [TestCase("colors", "{\"a\":[1]}")]
    [TestCase("colors", "[\"red\",{\"a\":[{}]},\"red\"]")]
    [TestCase("owner", "1")]
    [TestCase("owner", "[{\"name\":\"o\"}]")]
    [TestCase("amounts", "[]")]
    [TestCase("amounts", "{\"a\":1,\"b\":{\"c\":[]},\"d\":2}")]
    public void A_value_of_another_structure_costs_its_member(string name, string value)
    {
        var json = $$"""{"id":"t","{{name}}":{{value}},"name":"n"}""";
        var thing = TestJson.Read<Thing>(json)!;
        Assert.That((thing.Id, thing.Name, thing.Colors, thing.Owner, thing.Amounts), Is.EqualTo(("t", "n", (object?)null, (object?)null, (object?)null)));
        Assert.That(thing.UnreadableMembers, Is.EqualTo(new[] { name }));
        Assert.That(thing.AdditionalProperties[name].ToString(Formatting.None), Is.EqualTo(value));
    }

    [Test]
    public void A_member_of_an_object_in_a_list_costs_that_member()
    {
        var node = TestJson.Read<Node>("""{"name":"r","children":[{"name":"a"},{"name":[1,{"x":2}],"extra":1},{"name":"c","parent":"p"}]}""")!;
        Assert.That(node.UnreadableMembers, Is.Empty);
        Assert.That(node.Children!.Select(child => (child.Name, string.Join(',', child.UnreadableMembers))), Is.EqualTo(new[] { ("a", ""), (null, "name"), ("c", "parent") }));
        Assert.That(node.Children![1].AdditionalProperties.Keys, Is.EqualTo(new[] { "name", "extra" }));
    }

    [TestCase("[]", "")]
    [TestCase("1", "")]
    [TestCase("\"x\"", "")]
    public void The_value_itself_has_to_be_of_its_structure(string json, string path)
    {
        var exception = Assert.Throws<System.Text.Json.JsonException>(() => TestJson.Read<Thing>(json));
        Assert.That(exception!.Path, Is.EqualTo(path));
        using var server = RawServer.Answering(json);
        using var client = Connect.Odd(server);
        Assert.ThrowsAsync<DeepAgentsResponseException>(() => client.Things.GetAsync("t"));
    }

    private static object? Member(Thing thing, string name) => name switch
    {
        "count" => thing.Count,
        "big" => thing.Big,
        "ratio" => thing.Ratio,
        "color" => thing.Color,
        "system" => thing.System,
        _ => thing.At,
    };
}
