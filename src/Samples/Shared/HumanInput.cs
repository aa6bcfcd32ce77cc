using System.Globalization;
using DeepAgents;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Samples;

/// <summary>What a person reads before a decision, and what a person writes.</summary>
internal static class HumanInput
{
    // Otherwise a text that looks like a date would become a date, and the tool would get another text than the person wrote.
    private static readonly JsonSerializerSettings Exact = new() { DateParseHandling = DateParseHandling.None };

    /// <summary>
    /// Indented JSON. Characters that a reader cannot see are escaped, so that a person who decides about arguments sees all of them.
    /// </summary>
    public static string Show(JToken json) =>
        string.Concat(json.ToString(Formatting.Indented).Select(c => IsInvisible(c) ? $"\\u{(int)c:x4}" : $"{c}"));

    /// <summary>The question of an interrupt without action requests: its text if it has one, else its JSON.</summary>
    public static string QuestionOf(RunInterrupt interrupt)
    {
        var question = (interrupt.Value as JObject)?["question"] ?? interrupt.Value ?? "The agent waits for an answer.";
        return question.Type == JTokenType.String ? (string)question! : Show(question);
    }

    /// <summary>Reads the arguments that a person wrote.</summary>
    /// <exception cref="FormatException">The text is not a JSON object.</exception>
    public static JObject ReadArguments(string json)
    {
        try
        {
            return JsonConvert.DeserializeObject<JObject>(json, Exact) ?? throw new FormatException("The arguments must be a JSON object.");
        }
        catch (JsonException wrong)
        {
            throw new FormatException($"The arguments must be a JSON object. {wrong.Message}", wrong);
        }
    }

    private static bool IsInvisible(char c) =>
        c is not ('\r' or '\n') && (char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format);
}
