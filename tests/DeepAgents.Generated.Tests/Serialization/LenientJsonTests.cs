using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DeepAgents.Tests.Serialization;

/// <summary>JSON that a strict reader refuses but servers send is read. Other text that is not JSON is refused.</summary>
public sealed class LenientJsonTests
{
    [TestCase("[NaN,Infinity,-Infinity]", """["NaN","Infinity","-Infinity"]""")]
    [TestCase("{\"a\":NaN,\"b\":\"NaN\",\"c\":1e400}", """{"a":"NaN","b":"NaN","c":1e400}""")]
    [TestCase("[\"a\nb\\\"\tc\"]", """["a\nb\"\tc"]""")]
    [TestCase("[\"\\\\\",NaN]", """["\\","NaN"]""")]
    public void It_is_read_as_what_it_means(string json, string expected)
    {
        var token = WireJson.ParseOrNull(json)!;
        Assert.That(token.ToString(Formatting.None), Is.EqualTo(JToken.Parse(expected).ToString(Formatting.None)));
    }

    [TestCase("Nan")]
    [TestCase("nul")]
    [TestCase("[NaN")]
    [TestCase("[1,]")]
    [TestCase("[undefined]")]
    [TestCase("'x'")]
    [TestCase("{a:1}")]
    [TestCase("/* c */ 1")]
    [TestCase("1 2")]
    [TestCase("[] []")]
    [TestCase("NaNNaN")]
    [TestCase("\"open")]
    [TestCase("[01]")]
    public void What_is_not_JSON_is_not_read(string json) => Assert.That(WireJson.ParseOrNull(json), Is.Null);

    [TestCase("utf-8")]
    [TestCase("utf-16")]
    [TestCase("utf-16BE")]
    [TestCase("utf-32")]
    public void A_byte_order_mark_says_the_encoding(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes("{\"é\":1}")];
        Assert.That((int?)WireJson.ParseOrNull(bytes)?["é"], Is.EqualTo(1));
    }

    [Test]
    public void A_number_that_is_not_finite_fits_a_floating_point_member() =>
        Assert.That(TestJson.Read<DeepAgents.Tests.Odd.Thing>("{\"ratio\":NaN,\"count\":NaN}") is { Ratio: double.NaN, Count: null, UnreadableMembers: ["count"] });
}
