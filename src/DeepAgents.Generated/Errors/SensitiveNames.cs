using System.Text.RegularExpressions;

namespace DeepAgents;

/// <summary>Names of members and headers whose values are secret, whoever sends them.</summary>
internal static class SensitiveNames
{
    private const string Words = "token|secret|password|api_?key|authorization|credential";

    // Every repetition is bounded or cannot overlap its neighbour, so no text makes these slow.
    private static readonly Regex JsonMember = new(
        $$"""("[^"\\]{0,40}(?:{{Words}})[^"\\]{0,40}"\s{0,20}:\s{0,20}")((?:[^"\\]|\\.)*)""",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline);

    private static readonly Regex Assignment = new(
        $$"""(\b[\w-]{0,40}(?:{{Words}})=)([^\s&"'<>]+)""",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>Replaces the values of secret members in JSON, broken JSON included, and in query strings.</summary>
    internal static string Mask(string text) =>
        Assignment.Replace(JsonMember.Replace(text, "$1" + SecretScrubber.Mask), "$1" + SecretScrubber.Mask);

    /// <summary>
    /// Whether a header carries credentials. Only whole words count: <c>x-ratelimit-remaining-tokens</c> is not secret.
    /// </summary>
    internal static bool IsSecretHeader(string name)
    {
        string[] words = name.ToLowerInvariant().Split('-', '_');
        return words.Any(word => word is "cookie" or "cookie2" or "authorization" or "apikey" or "token" or "secret" or "password")
            || words.Zip(words.Skip(1), (first, second) => first == "api" && second == "key").Any(isKey => isKey);
    }
}
