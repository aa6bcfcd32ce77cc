using Newtonsoft.Json.Linq;

namespace DeepAgents;

/// <summary>Reading of free-form JSON that may be of any shape.</summary>
internal static class JTokenExtensions
{
    /// <summary>The text of a member that is a simple value; <see langword="null"/> for everything else.</summary>
    public static string? Text(this JToken? token, string member) =>
        token is JObject known && known[member] is JValue { Value: not null } value
            ? Convert.ToString(value.Value, System.Globalization.CultureInfo.InvariantCulture)
            : null;
}
