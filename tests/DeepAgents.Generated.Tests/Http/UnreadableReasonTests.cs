using System.Text.Json;
using Newtonsoft.Json.Linq;

namespace DeepAgents.Tests.Http;

public sealed class UnreadableReasonTests
{
    private static readonly SecretScrubber Scrubber = new(["secret-key"]);

    private static readonly TestCaseData[] Faults =
    [
        new(new JsonException("m", "a.b", 1, 2), typeof(JObject), "the body cannot be read as JObject at 'a.b'"),
        new(new JsonException("m", "c[0]", null, null), typeof(JObject), "the body cannot be read as JObject at 'c[0]'"),
        new(new JsonException("m", "x.secret-key", 1, 2), typeof(JObject), "the body cannot be read as JObject at 'x.***'"),
        new(new JsonException("m", "a\nb", 1, 2), typeof(JObject), "the body cannot be read as JObject at 'a\\u000Ab'"),
        new(new JsonException("m", "", 1, 2), typeof(JObject), "the body cannot be read as JObject"),
        new(new JsonException("secret-key"), typeof(JObject), "the body cannot be read as JObject"),
        new(new JsonException(), typeof(IList<JObject>), "the body cannot be read as a list of JObject"),
        new(new JsonException(), typeof(IDictionary<string, JArray>), "the body cannot be read as a list of JArray"),
    ];

    [TestCaseSource(nameof(Faults))]
    public void It_says_where_and_never_what(JsonException fault, Type expected, string reason) =>
        Assert.That(UnreadableReason.Of(fault, expected, Scrubber), Is.EqualTo(reason));
}
