using System.Globalization;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DeepAgents.Tests.DocumentationPages;

/// <summary>Writes a model as a request would, and compares it with what it was read from.</summary>
internal static class RoundTrip
{
    /// <summary>
    /// A null is not written, as leaving a member out says the same to both services; a time may be written in another form, if it
    /// is the same one.
    /// </summary>
    public static void Check(string read, object model)
    {
        var before = Normalize(Parse(read));
        var after = Normalize(Parse(Encoding.UTF8.GetString(WireJson.Write(model).ToArray())));
        Assert.That(after.ToString(), Is.EqualTo(before.ToString()));
    }

    private static JToken Parse(string json) =>
        JsonConvert.DeserializeObject<JToken>(json, new JsonSerializerSettings { DateParseHandling = DateParseHandling.None })!;

    private static JToken Normalize(JToken token) => token switch
    {
        JObject members => new JObject(members.Properties()
            .Where(member => member.Value.Type != JTokenType.Null)
            .OrderBy(member => member.Name, StringComparer.Ordinal)
            .Select(member => new JProperty(member.Name, Normalize(member.Value)))),
        JArray items => new JArray(items.Select(Normalize)),
        JValue { Value: string text } when IsTime(text, out var time) => time.ToString("O", CultureInfo.InvariantCulture),
        _ => token,
    };

    private static bool IsTime(string text, out DateTimeOffset time)
    {
        time = default;
        return text.Length > 18
            && text[4] == '-'
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out time);
    }
}
