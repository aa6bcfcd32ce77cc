using System.Text.Json;
using System.Text.Json.Serialization;
using DeepAgents.LangSmith;
using Newtonsoft.Json;
using JsonIgnoreAttribute = System.Text.Json.Serialization.JsonIgnoreAttribute;
using JsonSerializer = System.Text.Json.JsonSerializer;

namespace DeepAgents.Tests.Serialization;

/// <summary>Optionals in types of a caller's own, by both serializers.</summary>
public sealed partial class OptionalTests
{
    private static readonly Func<Patch, string>[] Writers =
    [
        patch => JsonSerializer.Serialize(patch),
        patch => JsonSerializer.Serialize(patch, OptionalContext.Default.Patch),
        patch => JsonConvert.SerializeObject(patch),
    ];

    private static readonly Func<string, Patch>[] Readers =
    [
        json => JsonSerializer.Deserialize<Patch>(json)!,
        json => JsonSerializer.Deserialize(json, OptionalContext.Default.Patch)!,
        json => JsonConvert.DeserializeObject<Patch>(json)!,
    ];

    [Test]
    public void What_is_set_is_written([Range(0, 2)] int serializer)
    {
        var write = Writers[serializer];
        Assert.That(write(new Patch()), Is.EqualTo("{}"));
        Assert.That(write(new Patch { Name = null, Count = 3, Status = ThreadStatus.Busy }), Is.EqualTo("""{"Name":null,"Count":3,"Status":"busy"}"""));
        Assert.That(write(new Patch { Thread = new AgentThread { Id = "t" } }), Is.EqualTo("""{"Thread":{"id":"t"}}"""));
    }

    [Test]
    public void What_is_there_is_set([Range(0, 2)] int serializer)
    {
        var read = Readers[serializer]("""{"Name":null,"Thread":{"id":"t"}}""");
        Assert.That((read.Name.IsSet, read.Name.GetValueOrDefault("x"), read.Count.IsSet, read.Thread.Value.Id), Is.EqualTo((true, (string?)null, false, "t")));
    }

    [Test]
    public void An_optional_that_is_not_set_cannot_be_written()
    {
        Assert.That(() => JsonSerializer.Serialize(new Optional<string>()), Throws.InvalidOperationException.With.Message.Contains("WhenWritingDefault"));
        Assert.That(() => JsonConvert.SerializeObject(new Optional<string>()), Throws.InstanceOf<JsonSerializationException>().With.Message.Contains("DefaultValueHandling.Ignore"));
    }

    public sealed class Patch
    {
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        [JsonProperty(DefaultValueHandling = DefaultValueHandling.Ignore)]
        public Optional<string?> Name { get; set; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        [JsonProperty(DefaultValueHandling = DefaultValueHandling.Ignore)]
        public Optional<int> Count { get; set; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        [JsonProperty(DefaultValueHandling = DefaultValueHandling.Ignore)]
        public Optional<ThreadStatus> Status { get; set; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        [JsonProperty(DefaultValueHandling = DefaultValueHandling.Ignore)]
        public Optional<AgentThread> Thread { get; set; }
    }

    [JsonSerializable(typeof(Patch))]
    [JsonSerializable(typeof(string))]
    [JsonSerializable(typeof(int))]
    [JsonSerializable(typeof(ThreadStatus))]
    [JsonSerializable(typeof(AgentThread))]
    private sealed partial class OptionalContext : JsonSerializerContext;
}
