using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DeepAgents;

/// <summary>JSON of a body, for messages.</summary>
internal static class JsonBody
{
    /// <summary>A copy in which no name and no value holds a secret.</summary>
    internal static JToken Scrub(JToken token, SecretScrubber scrubber)
    {
        switch (token)
        {
            case JObject json:
                var copy = new JObject();
                foreach (JProperty property in json.Properties())
                {
                    copy[scrubber.Scrub(property.Name)] = Scrub(property.Value, scrubber);
                }

                return copy;
            case JArray list:
                return new JArray(list.Select(item => Scrub(item, scrubber)));
            default:
                string text = token.Type == JTokenType.String ? (string)token! : token.ToString(Formatting.None);
                string scrubbed = scrubber.Scrub(text);
                return ReferenceEquals(text, scrubbed) ? token : new JValue(scrubbed);
        }
    }
}
