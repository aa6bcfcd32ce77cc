using Newtonsoft.Json.Linq;

namespace DeepAgents.SpecTool.Prepare;

/// <summary>What a schema becomes in C#.</summary>
internal static class SchemaShape
{
    /// <summary>An open enum: a string with known values.</summary>
    public static bool IsEnum(JObject schema) => schema["enum"] is JArray;

    /// <summary>A class of its own: it has members, a base, or a name that says so.</summary>
    public static bool IsClass(JObject schema) =>
        schema["properties"] is JObject { Count: > 0 } || schema["allOf"] is JArray ||
        (schema["x-cs-name"] is not null && schema["type"]?.ToString() == "object");

    /// <summary>
    /// A named object without members whose values are of any kind is a class too (members may come); one whose values have a type
    /// is a dictionary.
    /// </summary>
    public static bool IsNamedClass(JObject schema) =>
        IsClass(schema) || (schema["type"]?.ToString() == "object" && schema["additionalProperties"] is not JObject);
}
