using System.Text.Json.Nodes;

namespace DeepAgents.ContractDrift.Tests.Mutations;

/// <summary>A place in a document, as the names and numbers that lead there.</summary>
internal sealed record JsonPlace(params string[] Steps)
{
    public JsonPlace this[params string[] more] => new([.. Steps, .. more]);

    public static JsonPlace Of(string reference) =>
        new([.. reference.TrimStart('#', '/').Split('/').Select(s => s.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))]);

    public JsonNode? Find(JsonNode root)
    {
        JsonNode? at = root;
        foreach (var step in Steps)
        {
            at = at is JsonArray items ? items[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)] : at?[step];
        }

        return at;
    }

    public JsonObject Object(JsonNode root) => (JsonObject)Find(root)!;

    public bool Equals(JsonPlace? other) => other is not null && Steps.SequenceEqual(other.Steps, StringComparer.Ordinal);

    public override int GetHashCode() => Steps.Aggregate(0, (hash, step) => HashCode.Combine(hash, step.GetHashCode(StringComparison.Ordinal)));

    public override string ToString() => "#/" + string.Join('/', Steps.Select(s => s.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)));
}
