using System.Reflection;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;

namespace DeepAgents.Tests.Serialization;

/// <summary>What models read and write is what the text says, as a reading of it into plain tokens shows, whoever does it.</summary>
public sealed class ModelPropertyTests
{
    private const int Seeds = 25;

    private static readonly MethodInfo Reader = typeof(ModelPropertyTests).GetMethod(nameof(Read), BindingFlags.NonPublic | BindingFlags.Static)!;

    private static readonly IEnumerable<Type> Models =
        typeof(JsonModel).Assembly.GetExportedTypes().Where(type => typeof(JsonModel).IsAssignableFrom(type) && !type.IsAbstract);

    /// <summary>Settings that a host may have, each of which would change plain objects.</summary>
    private static readonly JsonSerializerSettings[] Hosts =
    [
        new(),
        new() { ContractResolver = new CamelCasePropertyNamesContractResolver(), NullValueHandling = NullValueHandling.Include },
        new() { DateParseHandling = DateParseHandling.DateTimeOffset, FloatParseHandling = FloatParseHandling.Double, MissingMemberHandling = MissingMemberHandling.Ignore },
    ];

    [TestCaseSource(nameof(Models))]
    public void Random_objects_survive_and_agree_with_their_tokens(Type type)
    {
        var read = Reader.MakeGenericMethod(type).CreateDelegate<Func<string, object>>();
        for (var seed = 0; seed < Seeds; seed++)
        {
            var json = new RandomModel(seed).Of(type);
            var text = json.ToString(Formatting.None);

            AssertSame(json, JsonConvert.SerializeObject(read(text)), $"{type.Name}, seed {seed}");
            var host = Hosts[seed % Hosts.Length];
            AssertSame(json, JsonConvert.SerializeObject(JsonConvert.DeserializeObject(text, type, host), host), $"{type.Name}, seed {seed}, by a serializer of the host");
        }
    }

    private static void AssertSame(JObject expected, string written, string what)
    {
        using var reader = new JsonTextReader(new StringReader(written)) { DateParseHandling = DateParseHandling.None };
        var found = JObject.Load(reader);
        Assert.That(JToken.DeepEquals(Sorted(found), Sorted(expected)), Is.True, () => $"{what}\nexpected {expected}\nfound {found}");
    }

    private static object Read<T>(string text)
    {
        return TestJson.Read<T>(text)!;
    }

    private static JToken Sorted(JToken token) => token switch
    {
        JObject json => new JObject(json.Properties().OrderBy(property => property.Name, StringComparer.Ordinal).Select(property => new JProperty(property.Name, Sorted(property.Value)))),
        JArray list => new JArray(list.Select(Sorted)),
        _ => token,
    };
}
