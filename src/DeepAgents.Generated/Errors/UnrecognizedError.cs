using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DeepAgents;

/// <summary>
/// JSON of a shape that neither contract describes, such as a gateway's <c>{"error":{"message":"text"}}</c> or a list in
/// <c>{"detail":[…]}</c>.
/// </summary>
public sealed class UnrecognizedError : ApiError
{
    private const int MaxDepth = 4;
    private const int MaxItems = 3;

    /// <summary>Creates an error from its JSON.</summary>
    /// <param name="json">The body.</param>
    public UnrecognizedError(JToken json)
        : base(FindText(json ?? throw new ArgumentNullException(nameof(json)), MaxDepth) ?? json.ToString(Formatting.None))
    {
        Json = json;
    }

    /// <summary>
    /// The body. Strings that look like dates stay strings. <see cref="ApiError.Message"/> is its most telling text
    /// (<c>message</c>, <c>detail</c>, …) or else the JSON itself.
    /// </summary>
    public JToken Json { get; }

    internal static string? FindText(JToken token, int depth)
    {
        switch (token)
        {
            case JValue { Value: string text } when !string.IsNullOrWhiteSpace(text):
                return text;
            case JObject json when depth > 0:
                string[] names = ["message", "detail", "error_description", "msg", "title", "reason", "error", "errors"];
                return names.Select(name => json[name]).OfType<JToken>()
                    .Select(child => FindText(child, depth - 1)).FirstOrDefault(text => text is not null);
            case JArray list when depth > 0:
                string[] texts = list.Take(MaxItems).Select(item => FindText(item, depth - 1)).OfType<string>().ToArray();
                return texts.Length == 0 ? null : string.Join("; ", texts);
            default:
                return null;
        }
    }
}
