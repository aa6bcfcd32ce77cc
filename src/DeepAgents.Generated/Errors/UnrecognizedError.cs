using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DeepAgents;

/// <summary>
/// JSON of a shape that no contract describes, such as a gateway's <c>{"error":{"message":"text"}}</c>.
/// </summary>
[System.Text.Json.Serialization.JsonConverter(typeof(DeepAgentsJsonConverter<UnrecognizedError>))]
public sealed class UnrecognizedError : ApiError
{
    /// <summary>Creates an error from its JSON.</summary>
    /// <param name="json">The body.</param>
    public UnrecognizedError(JToken json)
        : base(Explanation.Of(json ?? throw new ArgumentNullException(nameof(json))) ?? json.ToString(Formatting.None))
    {
        Json = json;
    }

    /// <summary>
    /// The body. Strings that look like dates stay strings. <see cref="ApiError.Message"/> has its explaining texts
    /// (<c>message</c>, <c>error</c>, …), or the JSON if there are none.
    /// </summary>
    public JToken Json { get; }

    private protected override string Kind => "unrecognized";

    private protected override void WriteMembers(WireWriter writer)
    {
        writer.Name("json"u8);
        JsonTokens.Write(Json, writer);
    }
}
