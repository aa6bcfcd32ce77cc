using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using DeepAgents.Emulator.Http;

namespace DeepAgents.Emulator.Faults;

/// <summary>Answers that are right by their kind, but not what the contract of today says: of a server that is newer, or careless.</summary>
internal static class OddShapes
{
    public const string UnknownValue = "a_value_of_tomorrow";

    public const string ExtraMember = "a_member_of_tomorrow";

    /// <summary>Members whose values a contract lists in words only.</summary>
    private static readonly FrozenSet<string> ListedInWords = new[] { "status", "phase", "harness_id" }.ToFrozenSet(StringComparer.Ordinal);

    public static Reply Of(Reply answer, FaultKind kind, string method, string route)
    {
        if (answer is not { Content: { Length: > 0 } content, ContentType: "application/json" }
            || ContractSchemas.Response(method, route, answer.Status) is not { } schema)
        {
            return answer;
        }

        var odd = Change(JsonNode.Parse(content.Span), schema, kind);
        return answer.Replace(before => Reply.Json(before.Status, odd));
    }

    private static JsonNode? Change(JsonNode? node, ContractSchema schema, FaultKind kind)
    {
        var shape = schema.For(node);
        return node switch
        {
            JsonObject members => ChangeMembers((JsonObject)members.DeepClone(), shape, kind),
            JsonArray items when shape.Items is { } item => new JsonArray([.. items.Select(value => Change(value?.DeepClone(), item, kind))]),
            JsonValue value when kind == FaultKind.UnknownEnum && shape.IsEnumeration && value.GetValueKind() == JsonValueKind.String =>
                UnknownValue,
            _ => node?.DeepClone(),
        };
    }

    private static JsonObject ChangeMembers(JsonObject members, ContractSchema shape, FaultKind kind)
    {
        var declared = shape.Members;
        foreach (var (name, value) in members.ToList())
        {
            if ((declared.GetValueOrDefault(name) ?? shape.OfOtherMembers) is { } ofValue)
            {
                members[name] = kind == FaultKind.UnknownEnum && value?.GetValueKind() == JsonValueKind.String && ListedInWords.Contains(name)
                    ? UnknownValue
                    : Change(value, ofValue, kind);
            }
        }

        if (kind == FaultKind.NullOptionals)
        {
            var required = shape.Required;
            foreach (var name in declared.Keys.Where(name => !required.Contains(name)))
            {
                members[name] = null;
            }
        }

        if (kind == FaultKind.ExtraMembers && declared.Count > 0)
        {
            members[ExtraMember] = new JsonObject { ["nested"] = new JsonArray(1, "two", null) };
        }

        return members;
    }
}
