using System.Buffers;
using System.Text;
using System.Text.Json;
using DeepAgents.Tests.Serialization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using JsonSerializer = System.Text.Json.JsonSerializer;

namespace DeepAgents.Tests.Surface;

/// <summary>Whichever serializer writes or reads a value, the result is the service's own JSON.</summary>
public sealed class SerializerAgreementTests
{
    private static readonly JsonSerializerOptions[] Hosts =
    [
        JsonSerializerOptions.Default,
        JsonSerializerOptions.Web,
        new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseUpper, NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.Strict, WriteIndented = true },
        new() { DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull },
    ];

    private static readonly JsonSerializerSettings HostOfNewtonsoft = new()
    {
        DateFormatString = "yyyy",
        NullValueHandling = NullValueHandling.Include,
        ContractResolver = new Newtonsoft.Json.Serialization.CamelCasePropertyNamesContractResolver(),
        StringEscapeHandling = StringEscapeHandling.EscapeNonAscii,
    };

    private static readonly JsonSerializerSettings AsItIs = new() { DateParseHandling = DateParseHandling.None };

    private static IEnumerable<Type> Types => PublicSurface.Models.Concat(PublicSurface.OpenEnums);

    [TestCaseSource(nameof(Types))]
    public void All_write_the_same(Type type)
    {
        var value = Arguments.Make(type)!;
        var expected = TestJson.Write(value);
        Assert.That(JsonConvert.SerializeObject(value), Is.EqualTo(expected));
        Assert.That(JsonConvert.SerializeObject(value, HostOfNewtonsoft), Is.EqualTo(expected));
        Assert.That(JToken.FromObject(value).ToString(Formatting.None), Is.EqualTo(expected));
        foreach (var options in Hosts)
        {
            Assert.That(JsonSerializer.Serialize(value, type, options), Is.EqualTo(expected));
        }
    }

    [TestCaseSource(nameof(Types))]
    public void All_read_the_same(Type type)
    {
        var json = TestJson.Write(Arguments.Make(type)!);
        Assert.That(TestJson.Write(TestJson.Read(type, json)!), Is.EqualTo(json));
        Assert.That(TestJson.Write(JsonConvert.DeserializeObject(json, type)!), Is.EqualTo(json));
        Assert.That(TestJson.Write(JsonConvert.DeserializeObject(json, type, HostOfNewtonsoft)!), Is.EqualTo(json));
        Assert.That(TestJson.Write(JsonConvert.DeserializeObject<JToken>(json, AsItIs)!.ToObject(type)!), Is.EqualTo(json));
        foreach (var options in Hosts)
        {
            Assert.That(TestJson.Write(JsonSerializer.Deserialize(json, type, options)!), Is.EqualTo(json));
        }
    }

    [TestCaseSource(nameof(Types))]
    public void Segments_of_one_byte_are_read_as_one_text(Type type)
    {
        var json = TestJson.Write(Arguments.Make(type)!);
        var reader = new Utf8JsonReader(new ReadOnlySequence<byte>(Segment.First(Encoding.UTF8.GetBytes(json), out var last), 0, last, 1));
        Assert.That(TestJson.Write(JsonSerializer.Deserialize(ref reader, type)!), Is.EqualTo(json));
    }

    [TestCaseSource(typeof(PublicSurface), nameof(PublicSurface.Models))]
    public void Escaped_names_are_the_same_names(Type type)
    {
        var json = TestJson.Write(Arguments.Make(type)!);
        var escaped = System.Text.RegularExpressions.Regex.Replace(json, "(?<=[{,]\")([a-z])(?=[^\"]*\":)", match => $"\\u{(int)match.Value[0]:x4}");
        Assert.That(escaped, Does.Contain("\\u00"));
        foreach (var read in new[] { TestJson.Read(type, escaped)!, JsonSerializer.Deserialize(escaped, type)! })
        {
            // Free-form JSON stays as it came, its escapes too.
            Assert.That(JToken.Parse(TestJson.Write(read)), Is.EqualTo(JToken.Parse(json)).Using<JToken>(JToken.DeepEquals));
            Assert.That(((JsonModel)read).AdditionalProperties.Keys, Is.EqualTo(new[] { "tomorrow's member" }));
        }
    }

    [TestCaseSource(typeof(PublicSurface), nameof(PublicSurface.Models))]
    public void A_value_that_is_no_object_is_a_failure_of_the_serializer(Type type)
    {
        Assert.That(() => JsonConvert.DeserializeObject("[1]", type), Throws.InstanceOf<JsonSerializationException>());
        Assert.That(() => JsonSerializer.Deserialize("[1]", type), Throws.InstanceOf<System.Text.Json.JsonException>());
        Assert.That(JsonConvert.DeserializeObject("null", type), Is.Null);
        Assert.That(JsonSerializer.Deserialize("null", type), Is.Null);
    }

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public static Segment First(byte[] bytes, out Segment last)
        {
            var first = last = new Segment { Memory = bytes.AsMemory(0, 1) };
            for (var at = 1; at < bytes.Length; at++)
            {
                var next = new Segment { Memory = bytes.AsMemory(at, 1), RunningIndex = at };
                last.Next = next;
                last = next;
            }

            return first;
        }
    }
}
