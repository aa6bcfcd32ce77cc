using DeepAgents.LangSmith;
using DeepAgents.Tests.Odd;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DeepAgents.Tests.Wire;

[CancelAfter(30_000)]
public sealed class SchemaShapeTests
{
    [TestCase("""{"shade":"red","owner":{"name":"o","age":3},"keeper":{"name":"k"}}""")]
    [TestCase("""{"shade":"red","owner":{"name":"o","extra":[1]},"keeper":{"name":"k","extra":null}}""")]
    [Row("null-union")]
    public async Task A_union_with_null_is_the_other_type(string json, CancellationToken token)
    {
        var (thing, sent) = await RoundTripAsync(json, token);

        Assert.That(thing.Shade, Is.EqualTo(Color.Red));
        Assert.That((thing.Owner?.Name, thing.Keeper?.Name), Is.EqualTo(("o", "k")));
        Assert.That(sent, Is.EqualTo(json));
    }

    [Test]
    [Row("null-union")]
    public async Task A_union_with_null_may_be_null(CancellationToken token)
    {
        var (thing, _) = await RoundTripAsync("""{"shade":null,"owner":null,"keeper":null}""", token);

        Assert.That((thing.Shade, thing.Owner, thing.Keeper), Is.EqualTo(((Color?)null, (Owner?)null, (Owner?)null)));
    }

    [Test]
    [Row("null-union")]
    public async Task A_model_may_hold_its_own_kind(CancellationToken token)
    {
        using var server = RawServer.Answering("""{"name":"c","parent":{"name":"p","parent":null},"children":[{"name":"d"}]}""");
        using var client = Connect.Odd(server);

        var node = await client.Oddities.GetTreeAsync(cancellationToken: token);

        Assert.That((node.Parent!.Name, node.Parent.Parent, node.Children![0].Name), Is.EqualTo(("p", (Node?)null, "d")));
    }

    [TestCase("""{"mixed":"five"}""")]
    [TestCase("""{"mixed":5}""")]
    [TestCase("""{"anything":[1,"a",{"b":[]},null,true]}""")]
    [TestCase("""{"everything":{"a":1}}""")]
    [TestCase("""{"everything":"text"}""")]
    [TestCase("""{"grade":7}""")]
    [TestCase("""{"place":{"city":"c","floor":-1,"extra":1.5}}""")]
    [TestCase("""{"labels":{"Key":"v","$id":""}}""")]
    [Row("odd-schemas")]
    public async Task Schemas_without_one_type_lose_nothing(string json, CancellationToken token) =>
        Assert.That((await RoundTripAsync(json, token)).Sent, Is.EqualTo(json));

    [Test]
    [Row("thread-name")]
    public async Task A_thread_is_not_the_one_of_the_operating_system(CancellationToken token)
    {
        using var server = RawServer.Answering("""{"id":"t"}""");
        using var client = Connect.LangSmith(server);
        var me = Thread.CurrentThread;

        AgentThread thread = await client.Threads.CreateAsync(new CreateThreadRequest { AgentId = "a" }, cancellationToken: token);

        Assert.That((thread.Id, me.IsAlive), Is.EqualTo(("t", true)));
    }

    [Test]
    [Row("enum-system")]
    public async Task Values_may_be_called_like_anything(CancellationToken token)
    {
        const string json = """{"colors":["System","Value","Equals","IsKnown","Color","text","Is","2x",""]}""";
        Color[] reserved = [Color.System, Color.ValueValue, Color.ValueEquals, Color.ValueIsKnown, Color.ValueColor];
        Color[] others = [Color.Text, Color.ValueIs, Color.Value2x, Color.Empty];

        var (thing, sent) = await RoundTripAsync(json, token);

        Assert.That(thing.Colors, Is.EqualTo(reserved.Concat(others)));
        Assert.That(sent, Is.EqualTo(json));
    }

    [Test]
    [Row("enum-system")]
    public async Task Members_may_be_called_like_anything(CancellationToken token)
    {
        const string json =
            """{"thing":"a","system":"b","to_string":"c","get_type":1,"additional_properties":"d","2fa":true,"$ref":"e"}""";
        var (thing, sent) = await RoundTripAsync(json, token);

        Assert.That((thing.ThingValue, thing.System, thing.ToStringValue, thing.GetTypeValue), Is.EqualTo(("a", "b", "c", (int?)1)));
        Assert.That((thing.AdditionalPropertiesValue, thing.TwoFactor, thing.Ref), Is.EqualTo(("d", (bool?)true, "e")));
        Assert.That(sent, Is.EqualTo(json));
    }

    [Test]
    [Row("enum-system")]
    public async Task The_role_of_the_system_is_sent(CancellationToken token)
    {
        using var server = RawServer.Answering("{}");
        using var client = Connect.LangSmith(server);
        var message = new InputMessage { Role = MessageRole.System, Content = "c" };
        var body = new CreateRunRequest { Input = new RunInput { Messages = [message] } };

        await client.Runs.CreateAsync("t", body, cancellationToken: token);

        Assert.That((string?)server.Request.Json.SelectToken("input.messages[0].role"), Is.EqualTo("system"));
    }

    [Test]
    public async Task Dictionaries_are_bodies_and_results(CancellationToken token)
    {
        using var server = RawServer.Answering("""{"A":"1","b_c":"2"}""");
        using var client = Connect.Odd(server);

        var labels = await client.Oddities.GetLabelsAsync(cancellationToken: token);
        await client.Oddities.SetLabelsAsync(labels, cancellationToken: token);

        Assert.That(server.Requests[1].Body, Is.EqualTo("""{"A":"1","b_c":"2"}"""));
    }

    /// <summary>Reads a thing and sends it back; what it must have and the text does not is filled in and taken out again.</summary>
    private static async Task<(Thing Read, string Sent)> RoundTripAsync(string json, CancellationToken token)
    {
        using var server = RawServer.Answering(json);
        using var client = Connect.Odd(server);
        var thing = await client.Things.GetAsync("t", cancellationToken: token);
        (thing.Id, thing.Name, thing.Count) = ("", "", 0);
        await client.Things.ReplaceAsync("t", thing, cancellationToken: token);
        var sent = (JObject)server.Requests[1].Json;
        Assert.That(sent.Remove("id") && sent.Remove("name") && sent.Remove("count"));
        return (thing, sent.ToString(Formatting.None));
    }
}
