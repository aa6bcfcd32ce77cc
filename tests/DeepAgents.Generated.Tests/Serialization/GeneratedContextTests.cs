using System.Text.Json;
using System.Text.Json.Serialization;
using DeepAgents.LangSmith;

namespace DeepAgents.Tests.Serialization;

/// <summary>Serializer contexts that the compiler generates take our types.</summary>
public sealed partial class GeneratedContextTests
{
    [Test]
    public void A_type_of_the_callers_own_holds_ours()
    {
        const string json = """{"agent":{"id":"a","later":[1e400]},"status":"new","statuses":{"idle":1},"threads":[{"id":"t"}]}""";
        var envelope = JsonSerializer.Deserialize(json, EnvelopeContext.Default.Envelope)!;
        Assert.That((envelope.Agent!.Id, envelope.Status, envelope.Statuses![ThreadStatus.Idle]), Is.EqualTo(("a", new ThreadStatus("new"), 1)));
        Assert.That(JsonSerializer.Serialize(envelope, EnvelopeContext.Default.Envelope), Is.EqualTo(json));
    }

    public sealed class Envelope
    {
        public Agent? Agent { get; set; }

        public ThreadStatus Status { get; set; }

        public Dictionary<ThreadStatus, int>? Statuses { get; set; }

        public List<AgentThread>? Threads { get; set; }
    }

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(Envelope))]
    private sealed partial class EnvelopeContext : JsonSerializerContext;
}
