using System.Runtime.Loader;
using DeepAgents.LangSmith;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;

namespace DeepAgents.Tests.Wire;

[CancelAfter(30_000)]
[Row("free-form-json")]
public sealed class FreeFormJsonTests
{
    [TestCase("""{"since":"2026-01-02T03:04:05+02:00","until":"2026-01-02"}""")]
    [TestCase("""{"$ref":"#/definitions/a","definitions":{"a":{"$id":"a"}}}""")]
    [TestCase("""{"$id":"1","$type":"System.Object, mscorlib","$values":[1],"$schema":"s"}""")]
    [TestCase("""{"a":{"$ref":"1"},"b":[{"$id":"1"}]}""")]
    [TestCase("""{"n":1.0,"m":1,"e":12345678901234567890,"z":null,"s":"\u0000é\\"}""")]
    [TestCase("[1,[2,[3]],{}]")]
    [TestCase("\"/Date(0)/\"")]
    public async Task Free_form_json_goes_there_and_back_unchanged(string json, CancellationToken token)
    {
        using var server = RawServer.Answering($$"""{"url":"u","tools":[{"name":"n","input_schema":{{json}},"inputSchema":{{json}}}]}""");
        using var client = Connect.LangSmith(server);
        var tools = await client.McpTools.ListAsync("u", cancellationToken: token);
        var schema = tools.Tools![0].InputSchema;

        var other = tools.Tools[0].AdditionalProperties["input_schema"];

        var body = new UpdateThreadRequest { Metadata = schema, AdditionalProperties = { ["other"] = other } };
        await client.Threads.UpdateAsync("t", body, cancellationToken: token);

        Assert.That(server.Requests[1].Body, Is.EqualTo($$"""{"metadata":{{json}},"other":{{json}}}"""));
    }

    [Test]
    public async Task Anything_may_be_sent_and_read(CancellationToken token)
    {
        const string json = """[{"$ref":"2026-01-02T03:04:05Z"},null,"2026-01-02T03:04:05Z"]""";
        using var server = RawServer.Answering(json);
        using var client = Connect.Odd(server);

        var read = await client.Oddities.SendAnythingAsync(new JValue("2026-01-02T03:04:05Z"), cancellationToken: token);

        Assert.That(server.Request.Body, Is.EqualTo("\"2026-01-02T03:04:05Z\""));
        Assert.That(read.ToString(Formatting.None), Is.EqualTo(json));
    }

    [TestCase("""{"$id":"1","$type":"System.Object, mscorlib","$values":[1],"tenant_id":"t"}""")]
    [TestCase("""{"$ref":"1"}""")]
    [TestCase("""{"$type":"System.IO.FileInfo, mscorlib","metadata":{"a":1}}""")]
    public async Task Members_that_look_like_metadata_are_members_of_a_model(string json, CancellationToken token)
    {
        using var server = RawServer.Answering(json);
        using var client = Connect.Odd(server);

        var node = await client.Oddities.GetTreeAsync(cancellationToken: token);

        Assert.That(JObject.FromObject(node.AdditionalProperties).ToString(Formatting.None), Is.EqualTo(json));
    }

    [Test]
    public void Depth_that_would_end_the_process_is_a_failure()
    {
        const int depth = 1_000;
        using var server = RawServer.Answering(new string('[', depth) + new string(']', depth));
        using var client = Connect.Odd(server);

        Assert.ThrowsAsync<DeepAgentsResponseException>(() => client.Oddities.SendAnythingAsync(new JObject()));
    }

    [Test]
    [NonParallelizable]
    public async Task Settings_of_the_host_reach_neither_requests_nor_responses(CancellationToken token)
    {
        const string json = """{"id":"t","metadata":{"$id":"1","at":"2026-01-02T03:04:05+02:00","n":null}}""";
        using var server = RawServer.Answering(json);
        var before = JsonConvert.DefaultSettings;
        try
        {
            JsonConvert.DefaultSettings = () => new JsonSerializerSettings
            {
                Formatting = Formatting.Indented,
                NullValueHandling = NullValueHandling.Include,
                DefaultValueHandling = DefaultValueHandling.Populate,
                TypeNameHandling = TypeNameHandling.All,
                PreserveReferencesHandling = PreserveReferencesHandling.All,
                MissingMemberHandling = MissingMemberHandling.Error,
                DateFormatString = "yyyy",
                StringEscapeHandling = StringEscapeHandling.EscapeNonAscii,
                ContractResolver = new CamelCasePropertyNamesContractResolver(),
                Converters = { new Nasty() },
            };

            // A package that nobody has used yet, so that nothing of it was made before the host had its say.
            var fresh = new AssemblyLoadContext("fresh", isCollectible: true).LoadFromAssemblyPath(typeof(JsonModel).Assembly.Location);
            dynamic Make(Type type, params object[] arguments) => Activator.CreateInstance(fresh.GetType(type.FullName!)!, arguments)!;
            object options = Make(typeof(DeepAgentsOptions));
            ((dynamic)options).ApiKey = "key";
            ((dynamic)options).Endpoint = server.Address;
            using var client = Make(typeof(DeepAgentsClient), options);
            var body = Make(typeof(UpdateThreadRequest));
            body.Title = "é";
            var thread = await client.Threads.UpdateAsync("t", body, null, token);
            body.Title = null;
            body.Metadata = thread.Metadata;
            await client.Threads.UpdateAsync("t", body, null, token);
            await client.SendAsync(HttpMethod.Post, "/other", new Dictionary<string, object?> { ["SomeName"] = "é", ["None"] = null }, null, token);
        }
        finally
        {
            JsonConvert.DefaultSettings = before;
        }

        Assert.That(server.Requests.Select(r => r.Body), Is.EqualTo(new[]
        {
            """{"title":"é"}""",
            """{"metadata":{"$id":"1","at":"2026-01-02T03:04:05+02:00","n":null}}""",
            """{"SomeName":"é","None":null}""",
        }));
    }

    private sealed class Nasty : JsonConverter<string>
    {
        public override string ReadJson(
            JsonReader reader, Type objectType, string? existingValue, bool hasExistingValue, JsonSerializer serializer) => "nasty";

        public override void WriteJson(JsonWriter writer, string? value, JsonSerializer serializer) => writer.WriteValue("nasty");
    }
}
